import type { Datum } from "../../domain/datum.ts";
import type { RowReason, RowState, SheetMapping } from "../../domain/hotline/sheet.ts";
import type { Position } from "../../domain/position.ts";
import type { Queryable } from "../database/database.ts";

export type SheetRow = {
  id: number;
  name: string;
  account_id: number | null;
  uploaded_at: Date;
  columns: string[];
  mapping: SheetMapping;
  datum: Datum;
  mapped: boolean;
};

const sheetColumns = (sql: Queryable) =>
  sql`id, name, account_id, uploaded_at, columns, mapping, datum, mapped from hotline_sheet`;

/** Sheets of `account`, all where it is null; the latest first. */
export const sheetRows = (sql: Queryable, account: number | null) => sql<SheetRow[]>`
  select ${sheetColumns(sql)}
  where true ${account === null ? sql`` : sql`and account_id = ${account}`}
  order by id desc
  limit 200`;

export const sheetById = (sql: Queryable, id: number) =>
  sql<SheetRow[]>`select ${sheetColumns(sql)} where id = ${id}`.then((rows): SheetRow | undefined => rows[0]);

/** Rows of each of the sheets by state. */
export const stateCounts = (sql: Queryable, sheets: readonly number[]) => sql<
  { sheet_id: number; state: RowState; count: number }[]
>`
  select sheet_id, state, count(*) as count from hotline_row
  where sheet_id = any(${sheets as number[]})
  group by sheet_id, state`;

export const insertSheet = (
  sql: Queryable,
  sheet: Pick<SheetRow, "name" | "columns" | "mapping" | "datum"> & { account: number; header_line: number },
) =>
  sql<{ id: number }[]>`
  insert into hotline_sheet (name, account_id, columns, header_line, mapping, datum)
  values (${sheet.name}, ${sheet.account}, ${sheet.columns}, ${sheet.header_line}, ${sql.json(sheet.mapping)}, ${sheet.datum})
  returning id`.then(([{ id }]) => id);

/** `cells` are sealed. */
export async function insertRows(sql: Queryable, sheet: number, lines: readonly number[], cells: readonly string[]) {
  await sql`
    insert into hotline_row (sheet_id, line, cells)
    select ${sheet}, line, cells from unnest(${lines as number[]}::integer[], ${cells as string[]}::text[]) as row (line, cells)`;
}

export const forgetSheet = (sql: Queryable, id: number) => sql`delete from hotline_sheet where id = ${id}`;

/** What was confirmed for this header before. */
export const mappingFor = (sql: Queryable, headerKey: string) =>
  sql<{ mapping: SheetMapping; datum: Datum }[]>`
  select mapping, datum from hotline_mapping where header_key = ${headerKey}
`.then((rows): { mapping: SheetMapping; datum: Datum } | undefined => rows[0]);

/** Confirms what the sheet's columns hold, for it and for all that come with the same header. */
export async function confirmMapping(
  sql: Queryable,
  sheet: number,
  headerKey: string,
  { mapping, datum }: { mapping: SheetMapping; datum: Datum },
): Promise<void> {
  await sql`
    update hotline_sheet set mapping = ${sql.json(mapping)}, datum = ${datum}, mapped = true where id = ${sheet}`;
  await sql`
    insert into hotline_mapping (header_key, mapping, datum) values (${headerKey}, ${sql.json(mapping)}, ${datum})
    on conflict (header_key) do update set mapping = excluded.mapping, datum = excluded.datum, set_at = clock_timestamp()`;
}

export type StoredRow = {
  id: number;
  line: number;
  /** sealed */
  cells: string;
  number: string | null;
  state: RowState;
  reason: RowReason | null;
  lng: number | null;
  lat: number | null;
  incident_id: number | null;
};

const rowColumns = (sql: Queryable) => sql`
  id, line, cells, number, state, reason, st_x(position) as lng, st_y(position) as lat, incident_id from hotline_row`;

/** Rows of a sheet in `states` after a line, in the file's order; locked where they are about to change. */
export const rowsOf = (
  sql: Queryable,
  sheet: number,
  states: readonly RowState[],
  { after = 0, limit = 1_000_000, lock = false } = {},
) => sql<StoredRow[]>`
  select ${rowColumns(sql)}
  where sheet_id = ${sheet} and line > ${after} and state = any(${states as RowState[]})
  order by line
  limit ${limit}
  ${lock ? sql`for update` : sql``}`;

export const rowOfLine = (sql: Queryable, sheet: number, line: number) =>
  sql<StoredRow[]>`
  select ${rowColumns(sql)}
  where sheet_id = ${sheet} and line = ${line}
  for update
`.then((rows): StoredRow | undefined => rows[0]);

export type RowUpdate = {
  id: number;
  number: string | null;
  state: RowState;
  reason: RowReason | null;
  position: Position | null;
  incident: number | null;
};

export async function updateRows(sql: Queryable, rows: readonly RowUpdate[]): Promise<void> {
  await sql`
    update hotline_row
    set number = row.number, state = row.state, reason = row.reason, incident_id = row.incident,
      position = st_setsrid(st_makepoint(row.lng, row.lat), 4326)
    from unnest(
      ${rows.map(({ id }) => id)}::integer[], ${rows.map(({ number }) => number)}::text[],
      ${rows.map(({ state }) => state)}::text[], ${rows.map(({ reason }) => reason)}::text[],
      ${rows.map(({ incident }) => incident)}::integer[], ${rows.map(({ position }) => position?.[0] ?? null)}::float8[],
      ${rows.map(({ position }) => position?.[1] ?? null)}::float8[]
    ) as row (id, number, state, reason, incident, lng, lat)
    where hotline_row.id = row.id`;
}

/** The incidents that these numbers became. */
export const incidentsOfNumbers = (sql: Queryable, numbers: readonly string[]) => sql<
  { number: string; incident_id: number }[]
>`
  select number, incident_id from hotline_number where number = any(${numbers as string[]})`;

/** Gives `number` to an incident; false where another has it. */
export const takeNumber = (sql: Queryable, number: string, incident: number) =>
  sql<{ number: string }[]>`
  insert into hotline_number (number, incident_id) values (${number}, ${incident})
  on conflict (number) do nothing
  returning number
`.then((rows) => rows.length > 0);

/** Whether somebody else gave `number` to an incident, waiting for those who are about to. */
export const numberHolder = (sql: Queryable, number: string) =>
  sql<{ incident_id: number }[]>`
  select incident_id from hotline_number where number = ${number} for share
`.then(([row]) => row?.incident_id ?? null);

/** For each area id of a list: the smallest area at these positions, in their order. */
export const areasAt = (sql: Queryable, positions: readonly Position[]) =>
  sql<{ area: number | null }[]>`
  select smallest_area_at(on_lattice(st_setsrid(st_makepoint(lng, lat), 4326))) as area
  from unnest(${positions.map(([lng]) => lng)}::float8[], ${positions.map(([, lat]) => lat)}::float8[])
    with ordinality as place (lng, lat, nth)
  order by nth
`.then((rows) => rows.map(({ area }) => area));

/** What became of the incidents of a sheet, for those who wrote it. */
export const results = (sql: Queryable, sheet: number) => sql<
  { line: number; code: string; state: string; closed_at: Date | null; note: string | null; assignee: string | null }[]
>`
  select hotline_row.line, incident.code, incident_state.name_zh as state, staff.name as assignee,
    last_step.note, case when not incident_state.open then last_step.at end as closed_at
  from hotline_row
  join incident on incident.id = hotline_row.incident_id
  join incident_state on incident_state.id = incident.state_id
  left join staff on staff.id = incident.assignee_id
  left join lateral (
    select at, note from incident_step
    where incident_step.incident_id = incident.id
    order by incident_step.at desc, incident_step.id desc
    limit 1
  ) as last_step on true
  where hotline_row.sheet_id = ${sheet}
  order by hotline_row.line`;

export type NamedRow = {
  id: number;
  name: string | null;
  address: string | null;
  compound: string | null;
  lng: number;
  lat: number;
  area: number | null;
};

/** Buildings after an id, at most `limit`, with the compound they stand in. */
export const buildingsAfter = (sql: Queryable, after: number, limit: number) => sql<NamedRow[]>`
  select building.id, building.name, building.address, compound.name as compound, st_x(building.position) as lng,
    st_y(building.position) as lat, building.area_id as area
  from building
  left join lateral (
    select name from compound where st_covers(compound.shape, building.position) order by st_area(compound.shape) limit 1
  ) as compound on true
  where building.id > ${after} and coalesce(building.name, building.address, compound.name) is not null
  order by building.id
  limit ${limit}`;

/** Households that have a door at the street, no stair: after an id, at most `limit`. */
export const doorsAfter = (sql: Queryable, after: number, limit: number) => sql<NamedRow[]>`
  select id, null as name, address, null as compound, st_x(position) as lng, st_y(position) as lat, area_id as area
  from household
  where id > ${after} and unit is null and address <> ''
  order by id
  limit ${limit}`;
