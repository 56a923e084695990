import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codewordsOf } from "../../domain/square-code/codewords.ts";
import { MASKS } from "../../domain/square-code/masks.ts";
import { product } from "../../domain/square-code/reed-solomon.ts";
import { type SquareCode, squareCode, squareCodePath } from "../../domain/square-code/square-code.ts";

/** Reads a code as a phone does once it has found it: mask from the format, bits along the columns, bytes. */
function read(code: SquareCode): string {
  const side = code.length;
  const version = (side - 17) / 4;
  const mask = [14, 13, 12, 11, 10].map((bit) => code[8][14 - bit]);
  // the five bits of level and mask, without the pattern 10101 that covers them
  const said = mask.map((dark, at) => (dark !== (at % 2 === 0) ? 1 : 0));
  expect(said.slice(0, 2)).toEqual([0, 0]);
  const isFlipped = MASKS[said.slice(2).reduce<number>((value, bit) => 2 * value + bit, 0)];
  const bits: number[] = [];
  for (let right = side - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right--;
    for (let step = 0; step < side; step++) {
      const y = up ? side - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (!isFixed(version, side, x, y)) bits.push(code[y][x] !== isFlipped(x, y) ? 1 : 0);
      }
    }
  }
  const { blocks, short, longer } = SHAPES[version];
  const set = Array.from({ length: bits.length >> 3 }, (_, at) =>
    bits.slice(8 * at, 8 * at + 8).reduce((value, bit) => 2 * value + bit, 0),
  );
  const parts: number[][] = Array.from({ length: blocks }, () => []);
  let at = 0;
  for (let row = 0; row <= short; row++) {
    for (let block = row < short ? 0 : blocks - longer; block < blocks; block++) parts[block].push(set[at++]);
  }
  const data = parts.flat().flatMap((byte) => [...byte.toString(2).padStart(8, "0")].map(Number));
  const number = (from: number, count: number) => data.slice(from, from + count).reduce((sum, bit) => 2 * sum + bit, 0);
  expect(number(0, 4)).toBe(4);
  const wide = version < 10 ? 8 : 16;
  const bytes = Array.from({ length: number(4, wide) }, (_, nth) => number(4 + wide + 8 * nth, 8));
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** Blocks of data as table 9 of the standard has them, written out. */
const SHAPES: Record<number, { blocks: number; short: number; longer: number }> = {
  1: { blocks: 1, short: 16, longer: 0 },
  2: { blocks: 1, short: 28, longer: 0 },
  3: { blocks: 1, short: 44, longer: 0 },
  4: { blocks: 2, short: 32, longer: 0 },
  5: { blocks: 2, short: 43, longer: 0 },
  6: { blocks: 4, short: 27, longer: 0 },
  7: { blocks: 4, short: 31, longer: 0 },
  8: { blocks: 4, short: 38, longer: 2 },
  9: { blocks: 5, short: 36, longer: 2 },
  10: { blocks: 5, short: 43, longer: 1 },
  14: { blocks: 9, short: 40, longer: 5 },
  20: { blocks: 16, short: 41, longer: 13 },
  25: { blocks: 21, short: 47, longer: 13 },
};

/** Middles of alignment squares as annex E lists them. */
const ALIGNED: Record<number, number[]> = {
  1: [],
  2: [6, 18],
  3: [6, 22],
  4: [6, 26],
  5: [6, 30],
  6: [6, 34],
  7: [6, 22, 38],
  8: [6, 24, 42],
  9: [6, 26, 46],
  10: [6, 28, 50],
  14: [6, 26, 46, 66],
  20: [6, 34, 62, 90],
  25: [6, 32, 58, 84, 110],
};

function isFixed(version: number, side: number, x: number, y: number): boolean {
  if (x === 6 || y === 6) return true;
  if ((x < 9 && y < 9) || (x > side - 9 && y < 9) || (x < 9 && y > side - 9)) return true;
  if (version >= 7 && ((x < 6 && y > side - 12) || (y < 6 && x > side - 12))) return true;
  const nearest = (value: number) => ALIGNED[version].find((middle) => Math.abs(middle - value) <= 2);
  const [ax, ay] = [nearest(x), nearest(y)];
  const last = ALIGNED[version].at(-1);
  return ax !== undefined && ay !== undefined && !(ax === 6 && (ay === 6 || ay === last)) && !(ax === last && ay === 6);
}

describe("a square code", () => {
  test("is read back as what it says, whatever that is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        fc.pre(new TextEncoder().encode(text).length <= 213);
        expect(read(squareCode(text))).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  test("versions of every shape are read back, up to the longest text, and no longer one is taken", () => {
    for (const length of [1, 14, 15, 26, 42, 62, 84, 106, 122, 152, 180, 181, 213, 362, 666, 997]) {
      const text = "x".repeat(length);
      expect(read(squareCode(text))).toBe(text);
    }
    expect(() => squareCode("x".repeat(998))).toThrow(RangeError);
  });

  test("carries correction: the whole is a multiple of the generator polynomial", () => {
    const { codewords } = codewordsOf("https://a.cn");
    // a whole code, data and correction, is a multiple of the generator: it vanishes at all of its roots
    for (let power = 0, root = 1; power < 10; power++, root = product(root, 2)) {
      expect(codewords.reduce((sum, value) => product(sum, root) ^ value, 0)).toBe(0);
    }
  });

  test("says its level and mask in bits that the standard lists, twice", () => {
    // table C.1, level M, masks 0–7
    const listed = [0x5412, 0x5125, 0x5e7c, 0x5b4b, 0x45f9, 0x40ce, 0x4f97, 0x4aa0];
    const code = squareCode("https://a.cn/r/ABCDEFGHJK");
    const side = code.length;
    const first = [0, 1, 2, 3, 4, 5].map((y) => code[y][8]);
    const upper = [...first, code[7][8], code[8][8], code[8][7], ...[5, 4, 3, 2, 1, 0].map((x) => code[8][x])];
    const right = Array.from({ length: 8 }, (_, at) => code[8][side - 1 - at]);
    const lower = Array.from({ length: 7 }, (_, at) => code[side - 7 + at][8]);
    const value = (bits: boolean[]) => bits.reduce((sum, dark, bit) => sum + (dark ? 1 << bit : 0), 0);
    expect(listed).toContain(value(upper));
    expect(value([...right, ...lower])).toBe(value(upper));
  });

  test("is drawn as squares that cover just the dark modules", () => {
    const code = squareCode("柳园路1号院1号楼");
    const covered = code.map((row) => row.map(() => 0));
    for (const [, x, y, width] of squareCodePath(code).matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
      for (let at = 0; at < Number(width); at++) covered[Number(y)][Number(x) + at]++;
    }
    expect(covered).toEqual(code.map((row) => row.map(Number)));
  });
});
