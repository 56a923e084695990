import { rowsOfTile } from "../memory/rows.ts";

// A tile of points, written straight from columns: no object is made for a point.
//
//   layer 1a len │ 78 02 │ 0a name │ 28 4096 │ feature … │ 1a key … │ 22 value …
//   feature 12 len │ 08 id │ 12 len key value key value … │ 18 01 (point) │ 22 len 09 x y
//
// (Mapbox Vector Tile specification 2.1, section 4.) Coordinates are 0–4095, so that every point is in exactly one tile.

/** One property of every point. A code of "" is left out. */
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

/** More than any feature or number takes. */
const FEATURE_ROOM = 64;
const NUMBER_ROOM = 8;

const text = new TextEncoder();

// Kept between tiles: a tile is finished before the next one begins.
let features = new Uint8Array(1 << 20);
let values = new Uint8Array(1 << 18);

/** Encoded once: every code as an MVT value. Codes are few and seldom change. */
const encodedCodes = new Map<string, Uint8Array>();

// Which codes this tile has met, and their places among its values: `met` holds the serial number of the tile.
let met = new Int32Array(4096);
let place = new Int32Array(4096);
let serial = 0;

// By field, then by point: which of the tile's values it has; -1 for none.
let indexes = new Int32Array(1 << 14);

/** The tile z/x/y (z ≤ 20) of the layer `name`; null when there is no point in it. */
export function pointTile(
  name: string,
  { rows, fields }: Points,
  z: number,
  x: number,
  y: number,
): Buffer<ArrayBuffer> | null {
  const [from, to] = rowsOfTile(rows, z, x, y);
  const count = to - from;
  if (count === 0) return null;
  makeRoom(count, fields.length);
  let valueAt = 0;
  let valueCount = 0;
  // why field by field: loops over one column each are what the compiler makes fast
  fields.forEach(({ codes, column }, field) => {
    if (codes === null) {
      valueAt = writeNumbers(valueAt, column, from, to);
      for (let point = 0; point < count; point++) indexes[field * count + point] = valueCount++;
    } else {
      const before = valueCount;
      valueCount = indexCodes(codes, column, from, to, field * count, before);
      for (let value = before; value < valueCount; value++)
        valueAt = writeCode(valueAt, codes[metCodes[value - before]]);
    }
  });
  const end = writeFeatures(rows, from, to, fields.length, 32 - z - EXTENT_BITS);
  return assembled(name, fields, end, valueAt);
}

/** The codes a field has met in this tile, in the order of its values. */
const metCodes: number[] = [];

/** Notes for each point which value its code is; gives the number of values there are then. */
function indexCodes(
  codes: readonly string[],
  column: Uint8Array | Uint16Array,
  from: number,
  to: number,
  at: number,
  before: number,
): number {
  if (codes.length > met.length) {
    met = new Int32Array(codes.length * 2);
    place = new Int32Array(codes.length * 2);
  }
  serial++;
  metCodes.length = 0;
  for (let row = from; row < to; row++) {
    const code = column[row];
    if (met[code] !== serial) {
      met[code] = serial;
      place[code] = codes[code] === "" ? -1 : before + metCodes.push(code) - 1;
    }
    indexes[at + row - from] = place[code];
  }
  return before + metCodes.length;
}

function writeNumbers(start: number, column: ArrayLike<number>, from: number, to: number): number {
  const bytes = values;
  let at = start;
  for (let row = from; row < to; row++) {
    bytes[at] = 0x22;
    bytes[at + 2] = 0x28;
    const lengthAt = at + 1;
    at += 3;
    let rest = column[row] >>> 0;
    while (rest > 0x7f) {
      bytes[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[at++] = rest;
    bytes[lengthAt] = at - lengthAt - 1;
  }
  return at;
}

function writeFeatures(rows: Points["rows"], from: number, to: number, fields: number, shift: number): number {
  const bytes = features;
  const { id, x, y } = rows;
  const count = to - from;
  let at = 0;
  for (let row = from; row < to; row++) {
    bytes[at] = 0x12;
    const lengthAt = at + 1;
    bytes[at + 2] = 0x08;
    at += 3;
    let rest = id[row];
    while (rest > 0x7f) {
      bytes[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[at] = rest;
    bytes[at + 1] = 0x12;
    const tagsAt = at + 2;
    at += 3;
    for (let field = 0, slot = row - from; field < fields; field++, slot += count) {
      let index = indexes[slot];
      if (index < 0) continue;
      bytes[at++] = field;
      while (index > 0x7f) {
        bytes[at++] = (index & 0x7f) | 0x80;
        index >>>= 7;
      }
      bytes[at++] = index;
    }
    bytes[tagsAt] = at - tagsAt - 1;
    bytes[at] = 0x18;
    bytes[at + 1] = 0x01;
    bytes[at + 2] = 0x22;
    bytes[at + 4] = 0x09;
    const geometryAt = at + 3;
    at += 5;
    // twice the coordinate is its zigzag; below 8192 it takes one byte or two
    const right = ((x[row] >>> shift) & (EXTENT - 1)) * 2;
    if (right > 0x7f) bytes[at++] = (right & 0x7f) | 0x80;
    bytes[at++] = right > 0x7f ? right >>> 7 : right;
    const down = ((y[row] >>> shift) & (EXTENT - 1)) * 2;
    if (down > 0x7f) bytes[at++] = (down & 0x7f) | 0x80;
    bytes[at++] = down > 0x7f ? down >>> 7 : down;
    bytes[geometryAt] = at - geometryAt - 1;
    bytes[lengthAt] = at - lengthAt - 1;
  }
  return at;
}

function writeUnsigned(bytes: Buffer, start: number, value: number): number {
  let at = start;
  let rest = value;
  while (rest > 0x7f) {
    bytes[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}

function writeCode(start: number, code: string): number {
  let encoded = encodedCodes.get(code);
  if (!encoded) {
    const utf8 = text.encode(code);
    encoded = message(0x22, message(0x0a, utf8));
    encodedCodes.set(code, encoded);
  }
  if (start + encoded.length > values.length) {
    const wider = new Uint8Array((start + encoded.length) * 2);
    wider.set(values);
    values = wider;
  }
  values.set(encoded, start);
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
  valueBytes: number,
): Buffer<ArrayBuffer> {
  const { head, keys } = frameOf(name, fields);
  const length = head.length + featureBytes + keys.length + valueBytes;
  const tile = Buffer.allocUnsafeSlow(length + 6);
  tile[0] = 0x1a;
  let at = writeUnsigned(tile, 1, length);
  tile.set(head, at);
  at += head.length;
  tile.set(features.subarray(0, featureBytes), at);
  at += featureBytes;
  tile.set(keys, at);
  at += keys.length;
  tile.set(values.subarray(0, valueBytes), at);
  return tile.subarray(0, at + valueBytes);
}

function makeRoom(points: number, fields: number): void {
  if (features.length < points * FEATURE_ROOM) features = new Uint8Array(points * FEATURE_ROOM * 2);
  if (values.length < points * NUMBER_ROOM * fields) values = new Uint8Array(points * NUMBER_ROOM * fields * 2);
  if (indexes.length < points * fields) indexes = new Int32Array(points * fields * 2);
}
