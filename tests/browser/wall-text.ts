// What runs in the wall's page to look at its words: each gives the words at fault.

/** Boxes whose words run out of them, or into each other. */
export function spilled(): string[] {
  const boxes = [...document.querySelectorAll<HTMLElement>(".wall-box, .wall-title, .wall-legend, .wall-ticker")];
  const faults: string[] = [];
  for (const box of boxes) {
    const frame = box.getBoundingClientRect();
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    const rects: { text: string; rect: DOMRect }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.textContent?.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      rects.push({ text: node.textContent, rect: range.getBoundingClientRect() });
    }
    for (const { text, rect } of rects) {
      // why: the line of a letter is half as high again as the letter
      const out =
        rect.left < frame.left - 12 || rect.right > frame.right + 12 || rect.bottom > frame.bottom + rect.height * 0.25;
      if (out) faults.push(`${text} leaves ${box.className}`);
    }
    rects.forEach(({ text, rect }, index) => {
      for (const other of rects.slice(index + 1)) {
        const wide = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
        const high = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top);
        // lines of text may touch by what is above and below their letters
        if (wide > 1 && high > rect.height * 0.45) faults.push(`${text} on ${other.text}`);
      }
    });
  }
  return faults;
}

/** Words smaller than the smallest character, which is 1/45 of the height, or 1/60 of a screen that stands upright. */
export function tooSmall(): string[] {
  const least = innerHeight / (innerHeight > innerWidth ? 60 : 45);
  const walker = document.createTreeWalker(document.querySelector(".wall")!, NodeFilter.SHOW_TEXT);
  const faults: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const size = Number.parseFloat(getComputedStyle(node.parentElement!).fontSize);
    if (node.textContent?.trim() && size < least - 0.01) faults.push(`${node.textContent} ${size}`);
  }
  return faults;
}

/** Words that come within 48 px of a seam of so many panels. */
export function crossesSeam({ columns, rows }: { columns: number; rows: number }): string[] {
  const seams = (length: number, panels: number) =>
    Array.from({ length: panels - 1 }, (_, at) => (length * (at + 1)) / panels);
  const near = (from: number, to: number, at: number) => from < at + 48 && to > at - 48;
  const walker = document.createTreeWalker(document.querySelector(".wall")!, NodeFilter.SHOW_TEXT);
  const faults: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.textContent?.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right, top: above, height, width } = range.getBoundingClientRect();
    // why: above and below its letters a line has room that nothing is drawn in
    const letter = Number.parseFloat(getComputedStyle(node.parentElement!).fontSize);
    const [top, bottom] = [above + (height - letter) / 2, above + (height + letter) / 2];
    const crosses =
      seams(innerWidth, columns).some((x) => near(left, right, x)) ||
      seams(innerHeight, rows).some((y) => near(top, bottom, y));
    if (width > 0 && crosses) faults.push(node.textContent);
  }
  return faults;
}
