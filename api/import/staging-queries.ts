import { CODE_TABLES, type CodeTable } from "../../domain/codes.ts";
import type { Queryable } from "../database/database.ts";
import { lockImports } from "../sealing/seal-again-queries.ts";
import type { CodeRow } from "./code-lists.ts";
import type { Field } from "./field.ts";
import { type ImportKind, STAGED, stagedFields } from "./kind.ts";
import type { Finding } from "./reasons.ts";

const SQL_TYPES: Record<Field["type"], string> = {
  text: "text",
  code: "text",
  choice: "text",
  integer: "integer",
  number: "double precision",
  flag: "boolean",
  time: "timestamptz",
  date: "date",
  codes: "text",
};

/**
 * Makes the tables an import works in; they go with its transaction. One import at a time: two that brought the same new
 * code would each find it missing.
 */
export async function makeStaging(tx: Queryable, kind: ImportKind): Promise<void> {
  const columns = stagedFields(kind).map(({ name, type }) => `${name} ${SQL_TYPES[type]}`);
  await lockImports(tx);
  // why no more: see strip in bulk-queries
  await tx`set local work_mem = '32MB'`;
  await tx.unsafe(`
    create temp table import_staged (
      nth integer not null, line integer not null, code text not null,
      position geometry(Point, 4326), shape geometry${columns.map((column) => `, ${column}`).join("")}
    ) on commit drop`);
  await tx`create temp table import_fault (
    nth integer not null, line integer not null, rejected boolean not null, reason text not null, detail text[] not null
  ) on commit drop`;
  await tx`create temp table import_known (nth integer not null, id integer not null) on commit drop`;
  await tx`create temp table import_updated (nth integer not null) on commit drop`;
}

/**
 * Adds rows to the staging table, positions on the lattice. Values in the order of STAGED and the kind's fields, written as one
 * text (`writeRows`; read-value.ts lets no separators through); null is written as nothing.
 */
export async function stageRows(tx: Queryable, kind: ImportKind, rows: string): Promise<void> {
  const fields = stagedFields(kind);
  const values = fields.map(({ type }, index) => `f[${STAGED.length + index + 1}]::${SQL_TYPES[type]}`);
  await tx.unsafe(
    `
    insert into import_staged (${["nth", "line", "code", "position", "shape", ...fields.map(({ name }) => name)].join(", ")})
    select ${[
      "f[1]::integer",
      "f[2]::integer",
      "f[3]",
      // why not on_lattice(): called for each row, it takes as long as all the rest of this
      "st_setsrid(st_makepoint(round(f[4]::double precision * 1e7) / 1e7, round(f[5]::double precision * 1e7) / 1e7), 4326)",
      "st_setsrid(st_force2d(st_geomfromgeojson(f[6])), 4326)",
      ...values,
    ].join(", ")}
    from (
      select string_to_array(row, e'\\x1f', '') as f
      from unnest(string_to_array($1, e'\\x1e')) as row
      offset 0
    ) as rows`,
    [rows],
  );
}

/** What PostgreSQL's text cannot hold. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** Notes findings about rows. */
export async function noteFindings(tx: Queryable, found: readonly { nth: number; line: number; finding: Finding }[]) {
  if (found.length === 0) return;
  const rows = found.map(({ nth, line, finding }) => ({
    nth,
    line,
    ...finding,
    detail: finding.detail.map((text) => text.replace(UNSTORABLE, "\uFFFD")),
  }));
  await tx`
    insert into import_fault
    select * from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as row (nth integer, line integer, rejected boolean, reason text, detail text[])`;
}

/** Takes what has been rejected since out of the staging table. */
export async function removeRejected(tx: Queryable): Promise<void> {
  await tx`delete from import_staged using import_fault where import_fault.rejected and import_fault.nth = import_staged.nth`;
}

/**
 * Statistics of the staged rows, which nobody else would gather.
 * why not of all columns of points: positions, addresses and what is sealed take most of the time, and no join goes by them
 */
export async function analyzeStaged(tx: Queryable, kind: ImportKind): Promise<void> {
  const { shape, sealed = [] } = kind;
  const telling = stagedFields(kind).filter(({ name }) => name !== "address" && !sealed.includes(name));
  const columns = ["nth", "code", ...telling.map(({ name }) => name)];
  await tx.unsafe(`analyze import_staged${shape === "point" ? ` (${columns.join(", ")})` : ""}`);
}

/** Rejects all but the first of rows with one code, naming where the first stands. */
export async function rejectRepeatedCodes(tx: Queryable, byLine: boolean): Promise<void> {
  const { count } = await tx`
    insert into import_fault
    select nth, line, true, 'code_twice', array[code, first_place::text]
    from (
      select nth, line, code,
        row_number() over same as place,
        first_value(${byLine ? tx`line` : tx`nth`}) over same as first_place
      from import_staged
      where code in (select code from import_staged group by code having count(*) > 1)
      window same as (partition by code order by nth)
    ) as numbered
    where place > 1`;
  if (count > 0) await removeRejected(tx);
}

/** Ids of rows that are known already, into import_known. */
export async function findKnown(tx: Queryable, table: string): Promise<void> {
  await tx`
    insert into import_known
    select row.nth, known.id from import_staged as row join ${tx(table)} as known on known.code = row.code`;
  await tx`analyze import_known`;
}

/** All code tables, as far as names go. */
export async function codeRows(tx: Queryable): Promise<CodeRow[]> {
  const tables = CODE_TABLES.map((table) => `select '${table}' as table, code, name_zh, name_en, rank from ${table}`);
  return tx.unsafe<CodeRow[]>(`${tables.join(" union all ")} order by 1, 5`);
}

/** What a code needs beside its names, in tables that ask for more. */
const MORE: Partial<Record<CodeTable, { columns: string; values: string }>> = {
  household_type: {
    columns: "fill, glyph",
    values: `(array['#8C6D31', '#5B8FF9', '#B15928', '#9AA5B1', '#D4A017', '#7B4173', '#3B7A57', '#E07B54'])[1 + (most.rank + place)::integer % 8], 'disc'`,
  },
  attention_level: { columns: "stroke, dash", values: "'#5B6770', 'solid'" },
  incident_kind: { columns: "icon", values: "'dots'" },
  facility_kind: { columns: "icon", values: "'dots'" },
  incident_state: { columns: "open", values: "true" },
};

/**
 * Adds the codes that staged rows have and their table lacks, the commonest first, ranked after the others. Gives the new codes.
 * `areMany` when a row may have several, parted by semicolons.
 */
export async function addCodes(tx: Queryable, table: CodeTable, field: string, areMany: boolean): Promise<string[]> {
  const more = MORE[table];
  const code = areMany ? "part" : `row.${field}`;
  const rows = await tx.unsafe<{ code: string }[]>(`
    insert into ${table} (code, name_zh, name_en, rank${more ? `, ${more.columns}` : ""})
    select code, code, code, most.rank + place${more ? `, ${more.values}` : ""}
    from (
      select ${code} as code, row_number() over (order by count(*) desc, ${code}) as place
      from import_staged as row${areMany ? `, unnest(string_to_array(row.${field}, ';')) as part` : ""}
      where ${code} is not null
        and not exists (select from ${table} as known where known.code = ${code})
      group by ${code}
    ) as lacking
    cross join (select coalesce(max(rank), 0) as rank from ${table}) as most
    order by place
    returning code`);
  return rows.map(({ code }) => code);
}

/** What the staged areas lie right in, by code, and how many areas lie there. */
export const stagedParents = (tx: Queryable) =>
  tx<{ id: number; code: string; name: string; areas: number }[]>`
    select parent.id, parent.code, parent.name, count(*)::integer as areas
    from area as parent
    join area as inner_area on inner_area.parent_id = parent.id
    where parent.id in (select area.parent_id from import_staged as row join area on area.code = row.code)
    group by parent.id
    order by parent.code`;
