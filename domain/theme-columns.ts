// The values of a theme as columns, `GET /api/themes/{code}/columns`: which household is of which class.
//
//   "MQT" version │ rows │ id (difference to the one before, ascending) │ class │
//
// Compression is left to HTTP.

import { ByteReader, ByteWriter } from "./bytes.ts";

export type ThemeColumns = {
  length: number;
  /** ascending */
  id: Int32Array;
  /** index into the theme's classes */
  class: Uint8Array;
};

const MARK = "MQT";
const VERSION = 1;

/** The bytes of `columns`. Throws a RangeError where ids do not ascend. */
export function encodeTheme(columns: ThemeColumns): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter(16 + columns.length * 3);
  writer.raw(new TextEncoder().encode(MARK));
  writer.unsigned(VERSION);
  writer.unsigned(columns.length);
  let before = 0;
  for (const id of columns.id) {
    if (id <= before) throw new RangeError(`id ${id} after ${before}`);
    writer.unsigned(id - before);
    before = id;
  }
  writer.raw(columns.class);
  return writer.result();
}

/** Throws an Error that says what is wrong when `bytes` are not a theme of this version. */
export function decodeTheme(bytes: Uint8Array): ThemeColumns {
  const reader = new ByteReader(bytes);
  const mark = new TextDecoder().decode(reader.raw(3));
  const version = reader.unsigned();
  if (mark !== MARK || version !== VERSION) throw new Error(`not a theme, version ${VERSION}: begins with ${mark}`);
  const length = reader.unsigned();
  // why: every row takes two bytes at least, so that a broken length cannot make us reserve gigabytes
  if (length * 2 > reader.left) throw new RangeError(`${length} rows do not fit into ${reader.left} bytes`);
  const id = new Int32Array(length);
  let before = 0;
  for (let row = 0; row < length; row++) {
    before += reader.unsigned();
    id[row] = before;
  }
  return { length, id, class: reader.raw(length) };
}
