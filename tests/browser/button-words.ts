// What runs in a page to look at the words of its buttons.

/** Words that leave the button they stand in, unless they are for who listens, or end with an ellipsis. */
export function wordsOutOfButtons(): string[] {
  const isUnseen = (element: HTMLElement | null, button: HTMLElement): boolean =>
    element !== null &&
    (element.getBoundingClientRect().width <= 1 ||
      getComputedStyle(element).textOverflow === "ellipsis" ||
      (element !== button && isUnseen(element.parentElement, button)));
  const faults: string[] = [];
  for (const button of document.querySelectorAll<HTMLElement>("button, [role=button]")) {
    const frame = button.getBoundingClientRect();
    if (getComputedStyle(button).visibility === "hidden") continue;
    const walker = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.textContent?.trim() || isUnseen(node.parentElement, button)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      // why: above and below its letters a line has room that nothing is drawn in
      if (left < frame.left - 2 || right > frame.right + 2 || top < frame.top - 6 || bottom > frame.bottom + 6)
        faults.push(`${node.textContent} leaves ${button.className || button.tagName}`);
    }
  }
  return faults;
}
