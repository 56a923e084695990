import { rowsOfTile } from "../memory/rows.ts";
import type { Allocate } from "./tile-memory.ts";

// A tile of points (Mapbox Vector Tile 2.1, section 4), written straight from columns in words of four bytes.
//
//   layer    1a length │ 78 02 │ 0a name │ 28 4096 │ feature … │ 1a key … │ 22 value …
//
//   feature  12 len 18 01 │ 08 i i i │ i i 22 06 │ 09 x x y │ y y 12 len │ key v v v │ key v v v │ …
//            point          id         geometry: move to x, y   tags: a key and its value
//   number   22 06 28 n │ n n n n
//
// Numbers are padded to a fixed width (a varint may end in 0x80 … 0x00), so that every feature has the same length and a word
// is one store: three times as fast as the shortest form, for a third more bytes, which compression takes away again.
// Coordinates are 0–4095, so that every point is in exactly one tile.

/** One property of every point: a code, "" for none, or a number from 0 to 2^32 - 1. */
export type PointField =
  | { name: string; codes: readonly string[]; column: Uint8Array | Uint16Array }
  | { name: string; codes: null; column: Int32Array };

/** What a tile is made from: rows in Morton order. */
export type Points = {
  rows: { key: Float64Array; x: Uint32Array; y: Uint32Array; id: Int32Array };
  fields: readonly PointField[];
};

/** Bits of a coordinate within a tile. */
const EXTENT_BITS = 12;
const EXTENT = 1 << EXTENT_BITS;

/** Values a tile can name: three bytes of seven bits. */
const MOST_VALUES = 1 << 21;

/** Words of a feature before its tags, and of a number. */
const FRAME_WORDS = 5;
const NUMBER_WORDS = 2;

const text = new TextEncoder();

// Kept between tiles: a tile is finished before the next one begins.
let features = new Int32Array(1 << 18);
let numbers = new Int32Array(1 << 16);
let codeValues = new Uint8Array(1 << 16);

// The codes of a tile's points in one width: a loop that has seen columns of several kinds takes half as long again.
let pointCodes = new Uint16Array(1 << 14);

// By code: the tag that names it in the field at hand; 0 for one that the tile has not met there.
let tags = new Int32Array(4096);

/**
 * The tile z/x/y (z ≤ 20) of the layer `name`; null when there is no point in it. Throws a RangeError for more points than a
 * tile can name, about a million: give such a layer a larger minzoom.
 */
export function pointTile(
  name: string,
  { rows, fields }: Points,
  z: number,
  x: number,
  y: number,
  allocate: Allocate,
): Buffer<ArrayBuffer> | null {
  const [from, to] = rowsOfTile(rows, z, x, y);
  const count = to - from;
  if (count === 0) return null;
  if (count * fields.length >= MOST_VALUES) throw new RangeError(`${count} points in ${name} ${z}/${x}/${y}`);
  const stride = FRAME_WORDS + fields.length;
  makeRoom(count, stride, fields.length);
  writeFrames(rows, from, to, stride, 32 - z - EXTENT_BITS);
  // numbers stand first among the values, so that where a code stands is known when it is met
  let values = 0;
  let numberWords = 0;
  for (let field = 0; field < fields.length; field++) {
    if (fields[field].codes !== null) continue;
    numberWords = writeNumbers(numberWords, fields[field].column, from, to);
    tagNumbers(field, count, stride, values);
    values += count;
  }
  let codeBytes = 0;
  for (let field = 0; field < fields.length; field++) {
    const { codes, column } = fields[field];
    if (codes === null) continue;
    const inOrder = tagCodes(field, codes.length, column, from, to, stride, values);
    for (let index = 0; index < inOrder.length; index++) codeBytes = writeCode(codeBytes, codes[inOrder[index]]);
    values += inOrder.length;
  }
  return assembled(name, fields, count * stride * 4, numberWords * 4, codeBytes, allocate);
}

/** A tag: the key `field` and its `value`, by their places in the layer. */
const tagOf = (field: number, value: number): number =>
  0x808000 | field | ((value & 0x7f) << 8) | (((value >>> 7) & 0x7f) << 16) | ((value >>> 14) << 24);

/** Every number is a value of its own. */
function tagNumbers(field: number, count: number, stride: number, first: number): void {
  const words = features;
  for (let point = 0, at = FRAME_WORDS + field; point < count; point++, at += stride) {
    words[at] = tagOf(field, first + point);
  }
}

/** Tags each point with its code, values being counted from `first`; gives the codes in the order of their values. */
function tagCodes(
  field: number,
  codes: number,
  column: Uint8Array | Uint16Array,
  from: number,
  to: number,
  stride: number,
  first: number,
): number[] {
  if (codes > tags.length) tags = new Int32Array(codes * 2);
  if (to - from > pointCodes.length) pointCodes = new Uint16Array((to - from) * 2);
  pointCodes.set(column.subarray(from, to));
  // why: locals, since a loop may keep them in registers and module variables not
  const [ofPoint, tagOfCode, words] = [pointCodes, tags, features];
  const inOrder: number[] = [];
  for (let point = 0, at = FRAME_WORDS + field; point < to - from; point++, at += stride) {
    const code = ofPoint[point];
    let tag = tagOfCode[code];
    if (tag === 0) {
      tag = tagOf(field, first + inOrder.push(code) - 1);
      tagOfCode[code] = tag;
    }
    words[at] = tag;
  }
  for (let index = 0; index < inOrder.length; index++) tagOfCode[inOrder[index]] = 0;
  return inOrder;
}

function writeNumbers(start: number, column: ArrayLike<number>, from: number, to: number): number {
  const words = numbers;
  let at = start;
  for (let row = from; row < to; row++) {
    const value = column[row];
    words[at] = 0x280622 | (((value & 0x7f) | 0x80) << 24);
    words[at + 1] =
      ((value >>> 7) & 0x7f) |
      (((value >>> 14) & 0x7f) << 8) |
      (((value >>> 21) & 0x7f) << 16) |
      ((value >>> 28) << 24) |
      0x808080;
    at += NUMBER_WORDS;
  }
  return at;
}

/** Each point without its tags. */
function writeFrames(rows: Points["rows"], from: number, to: number, stride: number, shift: number): void {
  const words = features;
  const { id, x, y } = rows;
  const tagBytes = (stride - FRAME_WORDS) * 4;
  const first = 0x01180012 | ((stride * 4 - 2) << 8);
  const last = 0x120080 | (tagBytes << 24);
  for (let row = from, at = 0; row < to; row++, at += stride) {
    const number = id[row];
    // twice the coordinate is its zigzag
    const right = ((x[row] >>> shift) & (EXTENT - 1)) << 1;
    const down = ((y[row] >>> shift) & (EXTENT - 1)) << 1;
    words[at] = first;
    words[at + 1] =
      0x80808008 | ((number & 0x7f) << 8) | (((number >>> 7) & 0x7f) << 16) | (((number >>> 14) & 0x7f) << 24);
    words[at + 2] = 0x06220080 | ((number >>> 21) & 0x7f) | ((number >>> 28) << 8);
    words[at + 3] = 0x80008009 | ((right & 0x7f) << 8) | ((right >>> 7) << 16) | ((down & 0x7f) << 24);
    words[at + 4] = last | (down >>> 7);
  }
}

function writeUnsigned(bytes: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  while (rest > 0x7f) {
    bytes[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}

/** Encoded once: every code as an MVT value. Codes are few and seldom change. */
const encodedCodes = new Map<string, Uint8Array>();

function writeCode(start: number, code: string): number {
  let encoded = encodedCodes.get(code);
  if (!encoded) {
    encoded = message(0x22, message(0x0a, text.encode(code)));
    encodedCodes.set(code, encoded);
  }
  if (start + encoded.length > codeValues.length) {
    const wider = new Uint8Array((start + encoded.length) * 2);
    wider.set(codeValues);
    codeValues = wider;
  }
  codeValues.set(encoded, start);
  return start + encoded.length;
}

/** A length-delimited field: its tag, its length, its bytes. */
function message(tag: number, body: Uint8Array): Uint8Array {
  const whole = Buffer.allocUnsafe(body.length + 6);
  whole[0] = tag;
  const at = writeUnsigned(whole, 1, body.length);
  whole.set(body, at);
  return whole.subarray(0, at + body.length);
}

/** The parts of a layer that are the same in every tile. */
const frames = new Map<string, { head: Uint8Array; keys: Uint8Array }>();

function frameOf(name: string, fields: readonly PointField[]) {
  let frame = frames.get(name);
  if (!frame) {
    const head = Buffer.concat([
      Buffer.of(0x78, 2),
      message(0x0a, text.encode(name)),
      Buffer.of(0x28, 0x80, EXTENT >> 7),
    ]);
    const keys = Buffer.concat(fields.map((field) => message(0x1a, text.encode(field.name))));
    frame = { head, keys };
    frames.set(name, frame);
  }
  return frame;
}

function assembled(
  name: string,
  fields: readonly PointField[],
  featureBytes: number,
  numberBytes: number,
  codeBytes: number,
  allocate: Allocate,
): Buffer<ArrayBuffer> {
  const { head, keys } = frameOf(name, fields);
  const length = head.length + featureBytes + keys.length + numberBytes + codeBytes;
  const tile = allocate(length + 6);
  tile[0] = 0x1a;
  let at = writeUnsigned(tile, 1, length);
  for (const part of [
    head,
    new Uint8Array(features.buffer, 0, featureBytes),
    keys,
    new Uint8Array(numbers.buffer, 0, numberBytes),
    codeValues.subarray(0, codeBytes),
  ]) {
    tile.set(part, at);
    at += part.length;
  }
  return tile.subarray(0, at);
}

function makeRoom(points: number, stride: number, fields: number): void {
  if (features.length < points * stride) features = new Int32Array(points * stride * 2);
  if (numbers.length < points * fields * NUMBER_WORDS) numbers = new Int32Array(points * fields * NUMBER_WORDS * 2);
}
