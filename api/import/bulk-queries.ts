import type { Queryable } from "../database/database.ts";

/** New rows beyond which a table is stripped for the load, if they are also more than it has. */
const MANY_ROWS = 20_000;

/**
 * Runs an `insert` that brings the staged rows that are not known into `table`; gives how many came. A large load first
 * drops the foreign keys and all indexes but the primary key's, and makes them again afterwards, from all rows at once;
 * `trigger` does not run meanwhile.
 * why: of 350,000 households' 12 s, three foreign keys alone would take 4 row by row; together afterwards, 0.3
 */
export async function insertMany(tx: Queryable, table: string, insert: string, trigger?: string): Promise<number> {
  const restore = (await isLarge(tx, table)) ? await strip(tx, table, trigger) : [];
  const { count } = await tx.unsafe(insert);
  for (const definition of restore) await tx.unsafe(definition);
  return count;
}

async function isLarge(tx: Queryable, table: string): Promise<boolean> {
  const [{ large }] = await tx.unsafe<{ large: boolean }[]>(`
    select fresh.count >= ${MANY_ROWS} and fresh.count > (select count(*) from ${table}) as large
    from (select (select count(*) from import_staged) - (select count(*) from import_known) as count) as fresh`);
  return large;
}

/** Drops indexes, unique and foreign keys, and switches `trigger` off; gives the statements that undo it. */
async function strip(tx: Queryable, table: string, trigger?: string): Promise<string[]> {
  const keys = await tx<{ name: string; definition: string }[]>`
    select conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint
    where conrelid = ${table}::regclass and contype in ('f', 'u')
    order by contype desc`;
  const indexes = await tx<{ name: string; definition: string }[]>`
    select pg_class.relname as name, pg_get_indexdef(pg_index.indexrelid) as definition
    from pg_index
    join pg_class on pg_class.oid = pg_index.indexrelid
    where pg_index.indrelid = ${table}::regclass and not pg_index.indisunique`;
  // why no more: it makes nothing faster, and the embedded engine gives no memory back
  await tx`set local maintenance_work_mem = '32MB'`;
  if (trigger) await tx`alter table ${tx(table)} disable trigger ${tx(trigger)}`;
  for (const { name } of keys) await tx`alter table ${tx(table)} drop constraint ${tx(name)}`;
  for (const { name } of indexes) await tx`drop index ${tx(name)}`;
  return [
    ...(trigger ? [`alter table ${table} enable trigger "${trigger}"`] : []),
    ...indexes.map(({ definition }) => definition),
    ...keys.map(({ name, definition }) => `alter table ${table} add constraint "${name}" ${definition}`),
  ];
}
