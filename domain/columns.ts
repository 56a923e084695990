// Households and incidents as columns: what the page draws from, and what the server keeps in memory.
//
//   "MQ" kind version │ rows │ dictionaries │ column │ column │ …
//
// Dictionaries are a count and that many texts. Positions, times and ids are differences to the row before (positions of
// incidents: to the row before of the same grid), zigzag and of variable length; grids of households are runs, since rows
// lie sorted by grid; the rest are bytes. Compression is left to HTTP: brotli finds what is left.

import { ByteReader, ByteWriter } from "./bytes.ts";

/** Households in scope. Rows are sorted by grid, then along a Morton curve. */
export type HouseholdColumns = {
  length: number;
  /** codes of household types; `type` is an index into them */
  types: string[];
  /** codes of attention levels; index 0 is "" = none */
  attentions: string[];
  /** codes of the smallest area each lies in; index 0 is "" = none */
  grids: string[];
  /** lattice numbers, 1e-7 degree */
  lng: Int32Array;
  lat: Int32Array;
  type: Uint8Array;
  attention: Uint8Array;
  grid: Uint16Array;
  id: Int32Array;
};

/** Incidents, the earliest first. */
export type IncidentColumns = {
  length: number;
  kinds: string[];
  states: string[];
  urgencies: string[];
  sources: string[];
  /** index 0 is "" = none */
  grids: string[];
  /** lattice numbers, 1e-7 degree */
  lng: Int32Array;
  lat: Int32Array;
  /** seconds since 1970, ascending */
  time: Int32Array;
  kind: Uint8Array;
  state: Uint8Array;
  urgency: Uint8Array;
  source: Uint8Array;
  grid: Uint16Array;
  id: Int32Array;
};

const VERSION = 1;
const HOUSEHOLDS = "H";
const INCIDENTS = "I";

/** The bytes of `GET /api/households/columns`, before HTTP compression. */
export function encodeHouseholds(columns: HouseholdColumns): Uint8Array<ArrayBuffer> {
  const writer = start(HOUSEHOLDS, columns.length, [columns.types, columns.attentions, columns.grids]);
  writeRuns(writer, columns.grid);
  writeDifferences(writer, columns.lng);
  writeDifferences(writer, columns.lat);
  writer.raw(columns.type);
  writer.raw(columns.attention);
  writeDifferences(writer, columns.id);
  return writer.result();
}

/** Throws an Error that says what is wrong when `bytes` are not households of this version. */
export function decodeHouseholds(bytes: Uint8Array): HouseholdColumns {
  const { reader, length, dictionaries } = open(bytes, HOUSEHOLDS, 3);
  const [types, attentions, grids] = dictionaries;
  const grid = readRuns(reader, length);
  const lng = readDifferences(reader, length);
  const lat = readDifferences(reader, length);
  const type = reader.raw(length);
  const attention = reader.raw(length);
  const id = readDifferences(reader, length);
  check("type", type, types);
  check("attention", attention, attentions);
  check("grid", grid, grids);
  return { length, types, attentions, grids, lng, lat, type, attention, grid, id };
}

/** The bytes of `GET /api/incidents/columns`, before HTTP compression. */
export function encodeIncidents(columns: IncidentColumns): Uint8Array<ArrayBuffer> {
  const { kinds, states, urgencies, sources, grids } = columns;
  const writer = start(INCIDENTS, columns.length, [kinds, states, urgencies, sources, grids]);
  for (const grid of columns.grid) writer.unsigned(grid);
  writeDifferencesBy(writer, columns.lng, columns.grid, grids.length);
  writeDifferencesBy(writer, columns.lat, columns.grid, grids.length);
  writeDifferences(writer, columns.time);
  for (const column of [columns.kind, columns.state, columns.urgency, columns.source]) writer.raw(column);
  writeDifferences(writer, columns.id);
  return writer.result();
}

/** Throws an Error that says what is wrong when `bytes` are not incidents of this version. */
export function decodeIncidents(bytes: Uint8Array): IncidentColumns {
  const { reader, length, dictionaries } = open(bytes, INCIDENTS, 5);
  const [kinds, states, urgencies, sources, grids] = dictionaries;
  const grid = new Uint16Array(length);
  for (let row = 0; row < length; row++) grid[row] = reader.unsigned();
  check("grid", grid, grids);
  const lng = readDifferencesBy(reader, grid, grids.length);
  const lat = readDifferencesBy(reader, grid, grids.length);
  const time = readDifferences(reader, length);
  const [kind, state, urgency, source] = [kinds, states, urgencies, sources].map((dictionary) => {
    const column = reader.raw(length);
    check("code", column, dictionary);
    return column;
  });
  const id = readDifferences(reader, length);
  return { length, kinds, states, urgencies, sources, grids, lng, lat, time, kind, state, urgency, source, grid, id };
}

function start(kind: string, length: number, dictionaries: string[][]): ByteWriter {
  const writer = new ByteWriter(1024 + length * 12);
  writer.raw(new TextEncoder().encode(`MQ${kind}`));
  writer.unsigned(VERSION);
  writer.unsigned(length);
  for (const dictionary of dictionaries) {
    writer.unsigned(dictionary.length);
    for (const code of dictionary) writer.text(code);
  }
  return writer;
}

function open(bytes: Uint8Array, kind: string, dictionaryCount: number) {
  const reader = new ByteReader(bytes);
  const found = new TextDecoder().decode(reader.raw(3));
  const version = reader.unsigned();
  if (found !== `MQ${kind}` || version !== VERSION) {
    throw new Error(
      `not columns of kind ${kind}, version ${VERSION}: begins with ${JSON.stringify(found)}, ${version}`,
    );
  }
  const length = reader.unsigned();
  const dictionaries = Array.from({ length: dictionaryCount }, () =>
    Array.from({ length: boundedCount(reader) }, () => reader.text()),
  );
  // why: every row takes at least a byte, so that a broken length cannot make us reserve gigabytes
  if (length > reader.left) throw new RangeError(`${length} rows do not fit into ${reader.left} bytes`);
  return { reader, length, dictionaries };
}

function boundedCount(reader: ByteReader): number {
  const count = reader.unsigned();
  if (count > reader.left) throw new RangeError(`${count} codes do not fit into ${reader.left} bytes`);
  return count;
}

// Differences wrap at 32 bits, so that any two lattice numbers have one.
function writeDifferences(writer: ByteWriter, column: Int32Array): void {
  let before = 0;
  for (const value of column) {
    writer.signed((value - before) | 0);
    before = value;
  }
}

function readDifferences(reader: ByteReader, length: number): Int32Array<ArrayBuffer> {
  const column = new Int32Array(length);
  let before = 0;
  for (let row = 0; row < length; row++) {
    before = (before + reader.signed()) | 0;
    column[row] = before;
  }
  return column;
}

function writeDifferencesBy(writer: ByteWriter, column: Int32Array, group: Uint16Array, groups: number): void {
  const before = new Int32Array(groups);
  for (let row = 0; row < column.length; row++) {
    writer.signed((column[row] - before[group[row]]) | 0);
    before[group[row]] = column[row];
  }
}

function readDifferencesBy(reader: ByteReader, group: Uint16Array, groups: number): Int32Array<ArrayBuffer> {
  const before = new Int32Array(groups);
  const column = new Int32Array(group.length);
  for (let row = 0; row < column.length; row++) {
    column[row] = before[group[row]] = (before[group[row]] + reader.signed()) | 0;
  }
  return column;
}

function writeRuns(writer: ByteWriter, column: Uint16Array): void {
  let row = 0;
  while (row < column.length) {
    const value = column[row];
    let end = row + 1;
    while (end < column.length && column[end] === value) end++;
    writer.unsigned(value);
    writer.unsigned(end - row);
    row = end;
  }
}

function readRuns(reader: ByteReader, length: number): Uint16Array<ArrayBuffer> {
  const column = new Uint16Array(length);
  let row = 0;
  while (row < length) {
    const value = reader.unsigned();
    const run = reader.unsigned();
    if (run < 1 || row + run > length) throw new RangeError(`a run of ${run} rows at row ${row} of ${length}`);
    column.fill(value, row, row + run);
    row += run;
  }
  return column;
}

function check(name: string, column: Uint8Array | Uint16Array, dictionary: string[]): void {
  for (let row = 0; row < column.length; row++) {
    if (column[row] >= dictionary.length) {
      throw new RangeError(`${name} ${column[row]} of row ${row} is not among the ${dictionary.length} codes`);
    }
  }
}
