import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

type Matrix = [number, number, number, number, number, number];

/** A path of a page: the colour it is filled or stroked with, and the box around it in millimetres from the upper left. */
export type DrawnPath = { fill: string; left: number; top: number; right: number; bottom: number };

export type ReadPage = { text: string; widthMm: number; heightMm: number; paths: DrawnPath[] };

/** The pages of a PDF: all text, and all paths where they come to lie. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPage[]> {
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [, , width, height] = page.view;
    const { items } = await page.getTextContent();
    const text = items.map((item) => ("str" in item ? item.str : "")).join("");
    const { fnArray, argsArray } = await page.getOperatorList();
    pages.push({ text, widthMm: mm(width), heightMm: mm(height), paths: pathsOf(fnArray, argsArray, height) });
  }
  await document.destroy();
  return pages;
}

const mm = (points: number): number => (points / 72) * 25.4;

function pathsOf(operations: number[], all: unknown[][], height: number): DrawnPath[] {
  const paths: DrawnPath[] = [];
  const kept: Matrix[] = [];
  let at: Matrix = [1, 0, 0, 1, 0, 0];
  let fill = "";
  operations.forEach((operation, n) => {
    const given = all[n];
    if (operation === OPS.save) kept.push(at);
    else if (operation === OPS.restore) at = kept.pop()!;
    else if (operation === OPS.transform) at = times(at, given as unknown as Matrix);
    else if (operation === OPS.setFillRGBColor) fill = String(given[0]);
    else if (operation === OPS.constructPath && given[2]) {
      const [x0, y0, x1, y1] = Array.from(given[2] as ArrayLike<number>);
      const corners = [apply(at, x0, y0), apply(at, x1, y1)];
      const [xs, ys] = [corners.map(([x]) => mm(x)), corners.map(([, y]) => mm(height - y))];
      paths.push({
        fill,
        left: Math.min(...xs),
        right: Math.max(...xs),
        top: Math.min(...ys),
        bottom: Math.max(...ys),
      });
    }
  });
  return paths;
}

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];

const apply = ([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];
