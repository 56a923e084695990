// How visits stand as columns, `GET /api/visits/columns`: when somebody was last met, when the next one is due.
//
//   "MQV" version │ rows │ id (difference to the one before, ascending) │ last │ due │
//
// Days are days since 2000-01-01 (domain/day.ts), 0 = none. Compression is left to HTTP.

import { ByteReader, ByteWriter } from "./bytes.ts";

export type VisitColumns = {
  length: number;
  /** of households, ascending */
  id: Int32Array;
  /** the day somebody was last met there */
  last: Uint16Array;
  /** the day the next visit is due */
  due: Uint16Array;
};

const MARK = "MQV";
const VERSION = 1;

/** The bytes of `columns`. Throws a RangeError where ids do not ascend. */
export function encodeVisits({ length, id, last, due }: VisitColumns): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter(16 + length * 6);
  writer.raw(new TextEncoder().encode(MARK));
  writer.unsigned(VERSION);
  writer.unsigned(length);
  let before = 0;
  for (const each of id) {
    if (each <= before) throw new RangeError(`id ${each} after ${before}`);
    writer.unsigned(each - before);
    before = each;
  }
  for (const day of last) writer.unsigned(day);
  for (const day of due) writer.unsigned(day);
  return writer.result();
}

/** Throws an Error that says what is wrong when `bytes` are not visits of this version. */
export function decodeVisits(bytes: Uint8Array): VisitColumns {
  const reader = new ByteReader(bytes);
  const mark = new TextDecoder().decode(reader.raw(3));
  const version = reader.unsigned();
  if (mark !== MARK || version !== VERSION) throw new Error(`not visits, version ${VERSION}: begins with ${mark}`);
  const length = reader.unsigned();
  // why: every row takes three bytes at least, so that a broken length cannot make us reserve gigabytes
  if (length * 3 > reader.left) throw new RangeError(`${length} rows do not fit into ${reader.left} bytes`);
  const id = new Int32Array(length);
  let before = 0;
  for (let row = 0; row < length; row++) {
    before += reader.unsigned();
    id[row] = before;
  }
  const days = () => Uint16Array.from({ length }, () => reader.unsigned());
  return { length, id, last: days(), due: days() };
}
