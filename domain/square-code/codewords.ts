import { correction } from "./reed-solomon.ts";

/** Of versions 1 to 25 at level M: codewords of correction a block, blocks (ISO/IEC 18004:2015, table 9). */
const BLOCKS: readonly (readonly [correctionEach: number, blocks: number])[] = [
  ...([
    [10, 1],
    [16, 1],
    [26, 1],
    [18, 2],
    [24, 2],
  ] as const),
  ...([
    [16, 4],
    [18, 4],
    [22, 4],
    [22, 5],
    [26, 5],
  ] as const),
  ...([
    [30, 5],
    [22, 8],
    [22, 9],
    [24, 9],
    [24, 10],
  ] as const),
  ...([
    [28, 10],
    [28, 11],
    [26, 13],
    [26, 14],
    [26, 16],
  ] as const),
  ...([
    [26, 17],
    [28, 17],
    [28, 18],
    [28, 20],
    [28, 21],
  ] as const),
];

/** Bytes of the longest text. */
export const MOST_BYTES = 997;

const BYTE_MODE = 0b0100;

/** Codewords of data: modules that are neither finder, alignment, timing, format nor version, by eight, without correction. */
const dataCount = (version: number): number => {
  const [correctionEach, blocks] = BLOCKS[version - 1];
  const aligned = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const alignment = version === 1 ? 0 : (25 * aligned - 10) * aligned - 55;
  const modules = (16 * version + 128) * version + 64 - alignment - (version < 7 ? 0 : 36);
  return (modules >>> 3) - correctionEach * blocks;
};

const lengthBits = (version: number): number => (version < 10 ? 8 : 16);

/**
 * The smallest version that holds `text`, and its codewords in the order in which they are set: bytes of UTF-8, a fifth of them may be lost.
 * Throws RangeError for more than MOST_BYTES.
 */
export function codewordsOf(text: string): { version: number; codewords: number[] } {
  const bytes = [...new TextEncoder().encode(text)];
  const fits = (version: number) => 4 + lengthBits(version) + 8 * bytes.length <= 8 * dataCount(version);
  const version = BLOCKS.map((_, at) => at + 1).find(fits);
  if (version === undefined)
    throw new RangeError(`a square code holds at most ${MOST_BYTES} bytes, not ${bytes.length}`);
  return { version, codewords: interleaved(version, padded(version, bytes)) };
}

/** Mode, length, the bytes, and then filling up to what the version holds. */
function padded(version: number, bytes: readonly number[]): number[] {
  const written = [
    ...bitsOf(BYTE_MODE, 4),
    ...bitsOf(bytes.length, lengthBits(version)),
    ...bytes.flatMap((byte) => bitsOf(byte, 8)),
  ];
  const room = 8 * dataCount(version);
  const ended = [...written, ...bitsOf(0, Math.min(4, room - written.length))];
  const whole = [...ended, ...bitsOf(0, -ended.length & 7)];
  const data = Array.from({ length: whole.length / 8 }, (_, at) =>
    whole.slice(8 * at, 8 * at + 8).reduce((value, bit) => (value << 1) | bit, 0),
  );
  for (let fill = 0xec; data.length < dataCount(version); fill ^= 0xec ^ 0x11) data.push(fill);
  return data;
}

const bitsOf = (value: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => (value >>> (count - 1 - at)) & 1);

/** Blocks with their correction, one codeword of each in turn. The last blocks hold one more where it does not come out even. */
function interleaved(version: number, data: readonly number[]): number[] {
  const [correctionEach, blocks] = BLOCKS[version - 1];
  const short = Math.floor(data.length / blocks);
  const longer = data.length % blocks;
  let from = 0;
  const parts = Array.from({ length: blocks }, (_, block) => {
    const length = short + (block >= blocks - longer ? 1 : 0);
    from += length;
    return data.slice(from - length, from);
  });
  const corrections = parts.map((part) => correction(part, correctionEach));
  const inTurn = (columns: readonly (readonly number[])[], length: number) =>
    Array.from({ length }, (_, at) => columns.flatMap((column) => (at < column.length ? [column[at]] : []))).flat();
  return [...inTurn(parts, short + 1), ...inTurn(corrections, correctionEach)];
}
