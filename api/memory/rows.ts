import { MORTON_BITS, morton, mortonOfTile, worldX, worldY } from "../../domain/mercator.ts";

// Points in memory: columns of equal length, sorted along the Morton curve, so that the points of any tile lie side by side.
//
//   key   │ 3 │ 3 │ 7 │ 8 │ 12 │ 12 │ …
//   id    │ …
//   type  │ …             tile z/x/y = rows from lowerBound(start of tile) to lowerBound(end of tile)

type Column =
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/** What every set of points has; its own columns come on top. All have the same length. */
export type Placed = {
  id: Int32Array<ArrayBuffer>;
  /** lattice numbers, 1e-7 degree */
  lng: Int32Array<ArrayBuffer>;
  lat: Int32Array<ArrayBuffer>;
};

/** Columns sorted along the Morton curve. */
export type Rows<Own> = Placed &
  Own & {
    /** Morton number, ascending */
    key: Float64Array<ArrayBuffer>;
    /** world units, see domain/mercator.ts */
    x: Uint32Array<ArrayBuffer>;
    y: Uint32Array<ArrayBuffer>;
  };

type Columns = Record<string, Column>;

/** `columns` in Morton order, with their world positions. */
export function sortRows<Own extends Columns>(columns: Placed & Own): Rows<Own> {
  const { length } = columns.id;
  const x = new Uint32Array(length);
  const y = new Uint32Array(length);
  const key = new Float64Array(length);
  for (let row = 0; row < length; row++) {
    x[row] = worldX(columns.lng[row]);
    y[row] = worldY(columns.lat[row]);
    key[row] = morton(x[row], y[row]);
  }
  return picked({ ...columns, x, y, key }, orderOf(key)) as Rows<Own>;
}

const DIGIT_BITS = 13;

/** The order of ascending keys, equal ones as they stand: four passes of thirteen bits, each counted, then placed. */
function orderOf(key: Float64Array): Uint32Array {
  let order = Uint32Array.from(key, (_, row) => row);
  let next = new Uint32Array(key.length);
  const digits = new Uint16Array(key.length);
  for (let pass = 0; pass < (2 * MORTON_BITS) / DIGIT_BITS; pass++) {
    const divisor = 2 ** (pass * DIGIT_BITS);
    const starts = new Uint32Array(2 ** DIGIT_BITS + 1);
    for (let row = 0; row < key.length; row++) {
      digits[row] = Math.floor(key[row] / divisor) % 2 ** DIGIT_BITS;
      starts[digits[row] + 1]++;
    }
    for (let digit = 0; digit < 2 ** DIGIT_BITS; digit++) starts[digit + 1] += starts[digit];
    for (let at = 0; at < order.length; at++) next[starts[digits[order[at]]]++] = order[at];
    [order, next] = [next, order];
  }
  return order;
}

/** The rows `order` names, in that order. */
export function picked<Own extends Columns>(columns: Own, order: Uint32Array): Own {
  const result: Columns = {};
  for (const [name, column] of Object.entries(columns)) {
    const moved = alike(column, order.length);
    pickers[column.BYTES_PER_ELEMENT](moved, column, order);
    result[name] = moved;
  }
  return result as Own;
}

// why one for each width: a loop that has seen arrays of several kinds is ten times slower
const pickers: Record<number, (to: Column, from: Column, order: Uint32Array) => void> = {
  1: (to, from, order) => {
    const [target, source] = [new Uint8Array(to.buffer), new Uint8Array(from.buffer, from.byteOffset, from.length)];
    for (let row = 0; row < order.length; row++) target[row] = source[order[row]];
  },
  2: (to, from, order) => {
    const [target, source] = [new Uint16Array(to.buffer), new Uint16Array(from.buffer, from.byteOffset, from.length)];
    for (let row = 0; row < order.length; row++) target[row] = source[order[row]];
  },
  4: (to, from, order) => {
    const [target, source] = [new Int32Array(to.buffer), new Int32Array(from.buffer, from.byteOffset, from.length)];
    for (let row = 0; row < order.length; row++) target[row] = source[order[row]];
  },
  8: (to, from, order) => {
    const [target, source] = [new Float64Array(to.buffer), new Float64Array(from.buffer, from.byteOffset, from.length)];
    for (let row = 0; row < order.length; row++) target[row] = source[order[row]];
  },
};

const alike = (column: Column, length: number): Column =>
  new (column.constructor as { new (length: number): Column })(length);

/** Rows of `rows` whose id is in `ids`, ascending. */
export function rowsWithIds(rows: Pick<Placed, "id">, ids: ReadonlySet<number>): number[] {
  const found: number[] = [];
  if (ids.size <= 4) {
    for (const id of ids) {
      const row = rows.id.indexOf(id);
      if (row >= 0) found.push(row);
    }
    return found.sort((a, b) => a - b);
  }
  for (let row = 0; row < rows.id.length; row++) if (ids.has(rows.id[row])) found.push(row);
  return found;
}

/**
 * `rows` without those at `gone` (ascending) and with `come` in their places along the curve. What changed where it stands is
 * written over in its columns, which the result shares with `rows`: for what happens most, a state or a type, nothing is
 * copied. For the rest, what lies between is copied in one piece, so that one change among a million rows takes milliseconds.
 */
export function replaceRows<Own>(rows: Rows<Own>, gone: number[], come: Rows<Own>): Rows<Own> {
  type Step = { at: number; insert: number };
  const moving = writeOver(rows, gone, come);
  const steps: Step[] = moving.gone.map((at) => ({ at, insert: -1 }));
  for (const row of moving.come) steps.push({ at: lowerBound(rows.key, come.key[row]), insert: row });
  // why another object: that it is one tells that something changed
  if (steps.length === 0) return { ...rows };
  // at the same place insertions come first: they point before the row that is taken out
  steps.sort((a, b) => a.at - b.at || Number(a.insert < 0) - Number(b.insert < 0) || a.insert - b.insert);
  const length = rows.id.length - moving.gone.length + moving.come.length;
  const result: Columns = {};
  for (const [name, column] of Object.entries(rows as unknown as Columns)) {
    const fresh = (come as unknown as Columns)[name];
    const moved = alike(column, length);
    let from = 0;
    let to = 0;
    for (const { at, insert } of steps) {
      moved.set(column.subarray(from, at) as never, to);
      to += at - from;
      from = at;
      if (insert < 0) from++;
      else moved[to++] = fresh[insert];
    }
    moved.set(column.subarray(from) as never, to);
    result[name] = moved;
  }
  return result as unknown as Rows<Own>;
}

/** Writes those of `come` whose row among `gone` has the same key over it. Gives the rows of both that are left. */
function writeOver<Own>(rows: Rows<Own>, gone: number[], come: Rows<Own>): { gone: number[]; come: number[] } {
  const left = new Map(gone.map((row) => [rows.id[row], row]));
  const moving: number[] = [];
  for (let from = 0; from < come.id.length; from++) {
    const row = left.get(come.id[from]);
    if (row === undefined || rows.key[row] !== come.key[from]) {
      moving.push(from);
      continue;
    }
    for (const [name, column] of Object.entries(rows as unknown as Columns)) {
      column[row] = (come as unknown as Columns)[name][from];
    }
    left.delete(come.id[from]);
  }
  return { gone: [...left.values()], come: moving };
}

/** The first row whose key is not less than `wanted`. */
function lowerBound(key: Float64Array, wanted: number): number {
  let low = 0;
  let high = key.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (key[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows of the tile z/x/y: from the first to before the second. */
export function rowsOfTile(rows: { key: Float64Array }, z: number, x: number, y: number): [from: number, to: number] {
  const start = mortonOfTile(z, x, y);
  const from = lowerBound(rows.key, start);
  return [from, lowerBound(rows.key, start + 4 ** (MORTON_BITS - z))];
}
