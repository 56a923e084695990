import type { HouseholdColumns } from "../../domain/columns.ts";
import type { Dictionary } from "../memory/dictionary.ts";
import { type Placed, picked, type Rows, replaceRows, rowsWithIds, sortRows } from "../memory/rows.ts";
import type { Codes } from "../town/codes.ts";
import type { HOUSEHOLD_NUMBERS } from "./queries.ts";

type Own = {
  type: Uint8Array<ArrayBuffer>;
  attention: Uint8Array<ArrayBuffer>;
  /** index into the dictionary of areas */
  grid: Uint16Array<ArrayBuffer>;
  /** id, 0 for none */
  building: Int32Array<ArrayBuffer>;
  residents: Uint16Array<ArrayBuffer>;
};

export type HouseholdRows = Rows<Own>;
export type HouseholdNumbers = Record<(typeof HOUSEHOLD_NUMBERS)[number], Int32Array<ArrayBuffer>>;

/** The rows of `numbers` in memory's form. Every code and area they refer to must be known by now. */
export function householdRows(numbers: HouseholdNumbers, codes: Codes, areas: Dictionary): HouseholdRows {
  const { id, lng, lat, building } = numbers;
  const columns: Placed & Own = {
    id,
    lng,
    lat,
    type: codes.types.bytesOf(numbers.type),
    attention: codes.attentions.bytesOf(numbers.attention),
    grid: areas.indexesOf(numbers.area),
    building,
    residents: Uint16Array.from(numbers.residents),
  };
  return sortRows<Own>(columns);
}

/** `rows` after those with `ids` were read again as `come`; and the rows that went. */
export function replaceHouseholds(rows: HouseholdRows, ids: readonly number[], come: HouseholdRows) {
  const gone = rowsWithIds(rows, new Set(ids));
  const went = picked(rows as never, Uint32Array.from(gone)) as HouseholdRows;
  return { rows: replaceRows<Own>(rows, gone, come), went };
}

/** What `GET /api/households/columns` encodes: sorted by grid, then along the Morton curve. */
export function householdColumns(rows: HouseholdRows, codes: Codes, areas: Dictionary): HouseholdColumns {
  const sorted = picked(rows as never, orderByGrid(rows.grid, areas.codes.length)) as HouseholdRows;
  const { lng, lat, type, attention, grid, id } = sorted;
  return {
    length: id.length,
    types: [...codes.types.codes],
    attentions: [...codes.attentions.codes],
    grids: [...areas.codes],
    lng,
    lat,
    type,
    attention,
    grid,
    id,
  };
}

/** A stable order by grid: count, then place. */
function orderByGrid(grid: Uint16Array, grids: number): Uint32Array {
  const starts = new Uint32Array(grids + 1);
  for (const index of grid) starts[index + 1]++;
  for (let index = 0; index < grids; index++) starts[index + 1] += starts[index];
  const order = new Uint32Array(grid.length);
  for (let row = 0; row < grid.length; row++) order[starts[grid[row]]++] = row;
  return order;
}
