import type { Queryable } from "../database/database.ts";
import { insertMany } from "./bulk-queries.ts";
import { findHomes } from "./home-queries.ts";
import type { Counts, Load } from "./kind.ts";
import { findKnown } from "./staging-queries.ts";

/** A column of a real table, and what staged rows put into it. */
export type Column = {
  name: string;
  /** SQL over the staged row, called `row`, and the joins */
  value: string;
  /** the file's field that says it: a known row keeps its value when the file has no such field */
  field?: string;
  /** SQL: true where a known row keeps its value */
  keep?: string;
};

/** How staged rows become rows of a table. */
export type Target = {
  table: string;
  columns: Column[];
  /** SQL of the joins that columns look things up by, each `left join …`; at most one match a row */
  joins?: string;
  /** set where rows know their smallest area: what of a row lies in it, and on which day */
  home?: {
    point: string;
    day?: string;
    byHand?: { id: string };
    /** the table's trigger that would do row by row what has been done: put points on the lattice, and find where they lie */
    trigger?: string;
  };
};

/**
 * Moves staged rows into their table: new codes are inserted, known ones updated where anything differs. The staged rows
 * that were updated are left in import_updated.
 */
export async function upsert({ tx, has }: Load, target: Target): Promise<Counts> {
  await findKnown(tx, target.table);
  const { table, columns, joins = "", home } = target;
  if (home) await findHomes(tx, home.point, home.day ?? null);
  const area = home ? (home.byHand ? `coalesce(${home.byHand.id}, home.area_id)` : "home.area_id") : null;
  const names = ["code", ...columns.map(({ name }) => name), ...(area ? ["area_id"] : [])];
  const values = ["row.code", ...columns.map(({ value }) => value), ...(area ? [area] : [])];
  const insert = `
    insert into ${table} (${names.join(", ")})
    select ${values.join(", ")}
    from import_staged as row
    ${joins}
    ${home ? "left join import_home as home on home.nth = row.nth" : ""}
    where not exists (select from import_known as known where known.nth = row.nth)`;
  const loaded = await insertMany(tx, table, insert, home?.trigger);
  await updateKnown(tx, target, has);
  const [{ updated }] = await tx<{ updated: number }[]>`select count(*) as updated from import_updated`;
  return { loaded, updated };
}

async function updateKnown(tx: Queryable, { table, columns, joins = "", home }: Target, has: Load["has"]) {
  const said = columns.filter(({ field }) => field === undefined || has(field));
  if (home?.byHand) said.push({ name: "area_id", value: home.byHand.id, keep: `${home.byHand.id} is null` });
  if (said.length === 0) return;
  const kept = said.map(({ name, value, keep }) =>
    keep ? `case when ${keep} then known.${name} else ${value} end` : value,
  );
  await tx.unsafe(`
    with changed as (
      update ${table} as target
      set ${said.map(({ name }) => `${name} = wanted.${name}`).join(", ")}
      from (
        select row.nth, known.id, ${said.map(({ name }, index) => `${kept[index]} as ${name}`).join(", ")}
        from import_staged as row
        join import_known on import_known.nth = row.nth
        join ${table} as known on known.id = import_known.id
        ${joins}
      ) as wanted
      where wanted.id = target.id
        and (${said.map(({ name }) => `wanted.${name} is distinct from target.${name}`).join(" or ")})
      returning wanted.nth
    )
    insert into import_updated
    select nth from changed`);
}
