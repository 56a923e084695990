import { codewordsOf } from "./codewords.ts";
import { leastPenalty, MASKS } from "./masks.ts";

// A square code (QR) of a short text: ISO/IEC 18004:2015, model 2, bytes, level M, versions 1 to 25.
//
//   ┌───┐     ┌───┐   three finders with their separators, dashes of timing between them,
//   │ F │·····│ F │   small alignment squares from version 2 on, format beside the finders,
//   └───┘     └───┘   version beside two of them from version 7 on; all else is text and
//     ·               correction, two columns at a time from the lower right upwards and back
//   ┌───┐    ▫
//   │ F │
//   └───┘

/** Rows from the top, of modules from the left; true is dark. White ground of 4 modules belongs around it. */
export type SquareCode = readonly (readonly boolean[])[];

type Modules = (boolean | null)[][];

/** `text` as a square code of 21 to 117 modules a side. Throws RangeError for more than 997 bytes of UTF-8. */
export function squareCode(text: string): SquareCode {
  const { version, codewords } = codewordsOf(text);
  const fixed = fixedParts(version);
  const data = dataPlaces(fixed);
  const drawings = MASKS.map((isFlipped, mask) => {
    const modules = fixed.map((row) => row.map((module) => module ?? false));
    for (const [at, [x, y]] of data.entries()) {
      const bit = ((codewords[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1;
      modules[y][x] = (bit === 1) !== isFlipped(x, y);
    }
    drawFormat(modules, mask);
    return modules;
  });
  return leastPenalty(drawings);
}

/** The code as a path of squares of side 1, the upper left at 0, 0: neighbours of a row are one piece. */
export function squareCodePath(code: SquareCode): string {
  return code
    .flatMap((row, y) =>
      row.map((dark, x) => {
        if (!dark || row[x - 1]) return "";
        const end = row.indexOf(false, x);
        return `M${x} ${y}h${(end < 0 ? row.length : end) - x}v1H${x}z`;
      }),
    )
    .join("");
}

/** Everything but text and format, which holds its place as light; null where the text goes. */
function fixedParts(version: number): Modules {
  const side = 17 + 4 * version;
  const modules: Modules = Array.from({ length: side }, () => new Array<boolean | null>(side).fill(null));
  for (let at = 8; at < side - 8; at++) {
    modules[6][at] = at % 2 === 0;
    modules[at][6] = at % 2 === 0;
  }
  for (const [x, y] of alignments(version, side)) drawRings(modules, x, y, 2, [0, 2]);
  for (const [x, y] of [
    [3, 3],
    [side - 4, 3],
    [3, side - 4],
  ]) {
    drawRings(modules, x, y, 4, [0, 1, 3]);
  }
  drawFormat(modules, 0);
  if (version >= 7) drawVersion(modules, version);
  return modules;
}

/** Squares around x, y out to `reach`, those in `dark` dark; what lies outside is left out. */
function drawRings(modules: Modules, x: number, y: number, reach: number, dark: readonly number[]): void {
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      if (modules[y + dy]?.[x + dx] === undefined) continue;
      modules[y + dy][x + dx] = dark.includes(Math.max(Math.abs(dx), Math.abs(dy)));
    }
  }
}

/** Middles of the alignment squares (annex E): evenly spaced, none on a finder. */
function alignments(version: number, side: number): [x: number, y: number][] {
  if (version === 1) return [];
  const last = side - 7;
  const gaps = Math.floor(version / 7) + 1;
  const step = 2 * Math.ceil((2 * version + 2) / gaps);
  const places = Array.from({ length: gaps }, (_, at) => last - step * (gaps - 1 - at));
  places.unshift(6);
  return places.flatMap((y) =>
    places
      .filter((x) => !(x === 6 && y === 6) && !(x === 6 && y === last) && !(x === last && y === 6))
      .map((x): [number, number] => [x, y]),
  );
}

/** Level and mask with their correction, twice (7.9), and the dark module beside. */
function drawFormat(modules: Modules, mask: number): void {
  const side = modules.length;
  // level M is 00
  const bits = ((mask << 10) | remainder(mask, 10, 0x537)) ^ 0x5412;
  const bit = (at: number) => ((bits >>> at) & 1) === 1;
  for (let at = 0; at <= 5; at++) modules[at][8] = bit(at);
  modules[7][8] = bit(6);
  modules[8][8] = bit(7);
  modules[8][7] = bit(8);
  for (let at = 9; at < 15; at++) modules[8][14 - at] = bit(at);
  for (let at = 0; at < 8; at++) modules[8][side - 1 - at] = bit(at);
  for (let at = 8; at < 15; at++) modules[side - 15 + at][8] = bit(at);
  modules[side - 8][8] = true;
}

/** The version with its correction, twice (7.10). */
function drawVersion(modules: Modules, version: number): void {
  const bits = (version << 12) | remainder(version, 12, 0x1f25);
  for (let at = 0; at < 18; at++) {
    const dark = ((bits >>> at) & 1) === 1;
    const [along, off] = [Math.floor(at / 3), modules.length - 11 + (at % 3)];
    modules[along][off] = dark;
    modules[off][along] = dark;
  }
}

/** What is left of `value`, shifted by `degree` bits, after division by the polynomial (BCH). */
function remainder(value: number, degree: number, polynomial: number): number {
  let left = value;
  for (let step = 0; step < degree; step++) left = (left << 1) ^ ((left >>> (degree - 1)) * polynomial);
  return left;
}

/** Where text goes, in its order. */
function dataPlaces(fixed: Modules): [x: number, y: number][] {
  const side = fixed.length;
  const places: [number, number][] = [];
  for (let pair = 0, right = side - 1; right > 0; pair++, right -= 2) {
    // the column of timing is left out
    if (right === 6) right = 5;
    for (let step = 0; step < side; step++) {
      const y = pair % 2 === 0 ? side - 1 - step : step;
      for (const x of [right, right - 1]) if (fixed[y][x] === null) places.push([x, y]);
    }
  }
  return places;
}
