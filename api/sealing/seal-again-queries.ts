import type { Queryable, Sql } from "../database/connection.ts";
import type { SealedTable } from "./sealed-fields.ts";
import type { Sealer } from "./sealer.ts";

/** Rows sealed in one transaction: a moment's work, so that nobody waits for it. */
const BATCH = 5_000;
/** The same of photos, which are large. */
const BATCH_OF_BYTES = 10;

type Row = { id: number; context: string } & Record<string, string | null>;
type RowOfBytes = { id: number; context: string } & Record<string, Uint8Array>;

/**
 * Seals with the sealer's newest key every text of `table` that does not begin with `mark`, in batches that are each kept
 * for good: what is interrupted goes on where it stopped. Gives the number of rows; `progress` is told after each batch.
 */
export async function sealAgain(
  sql: Sql,
  sealer: Sealer,
  table: SealedTable,
  mark: string,
  progress: (rows: number) => void = () => {},
): Promise<number> {
  let rows = 0;
  for (let after = 0; ; ) {
    const batch = (await sql.begin((tx) => sealBatch(tx, sealer, table, mark, after))) as Row[];
    if (batch.length === 0) return rows;
    rows += batch.length;
    progress(rows);
    after = batch[batch.length - 1].id;
  }
}

async function sealBatch(tx: Queryable, sealer: Sealer, table: SealedTable, mark: string, after: number) {
  await lockImports(tx);
  const rows = await tx.unsafe<Row[]>(`
    select id, ${table.context} as context, ${table.columns.join(", ")}
    from ${table.table}
    where id > ${after} and (${isOther(table, mark)})
    order by id
    limit ${table.isBytes ? BATCH_OF_BYTES : BATCH}
    for update`);
  if (rows.length === 0) return rows;
  if (table.isBytes) return sealBytesAgain(tx, sealer, table, rows as unknown as RowOfBytes[]);
  const again = (text: string | null, context: string) =>
    text === null ? null : sealer.seal(sealer.open(text, context), context);
  // why: what a row says stays the same, so nothing that follows changes needs to read it again
  await tx`set local minqingtu.only_sealing = 'on'`;
  await tx.unsafe(
    `update ${table.table} as target
    set ${table.columns.map((column) => `${column} = sealed.${column}`).join(", ")}
    from unnest($1::integer[], ${table.columns.map((_, index) => `$${index + 2}::text[]`).join(", ")})
      as sealed (id, ${table.columns.join(", ")})
    where target.id = sealed.id`,
    [rows.map(({ id }) => id), ...table.columns.map((name) => rows.map((row) => again(row[name], row.context)))],
  );
  return rows;
}

async function sealBytesAgain(tx: Queryable, sealer: Sealer, { table, columns }: SealedTable, rows: RowOfBytes[]) {
  await tx`set local minqingtu.only_sealing = 'on'`;
  for (const { id, context, ...bytes } of rows) {
    for (const column of columns) {
      const sealed = Buffer.from(sealer.sealBytes(sealer.openBytes(bytes[column], context), context));
      await tx`update ${tx(table)} set ${tx(column)} = ${sealed} where id = ${id}`;
    }
  }
  return rows;
}

/** Is any text of `table` sealed otherwise than `mark` says? */
export async function hasOthers(sql: Queryable, table: SealedTable, mark: string): Promise<boolean> {
  const [{ has }] = await sql.unsafe<{ has: boolean }[]>(
    `select exists (select from ${table.table} where ${isOther(table, mark)}) as has`,
  );
  return has;
}

/** Keeps imports out until the transaction ends: they touch the same rows in an order of their own. */
export async function lockImports(tx: Queryable): Promise<void> {
  await tx`select pg_advisory_xact_lock(7230002)`;
}

/** Gives back the room of rows as they were; `anew` writes the table anew, so that no page of its file holds them. */
export async function vacuumSealed(sql: Sql, { table }: SealedTable, anew: boolean): Promise<void> {
  await sql.unsafe(`vacuum (analyze${anew ? ", full" : ""}) ${table}`);
}

// why written out and not a parameter: only so is it the condition of the index household_unsealed. A mark is ours.
const isOther = ({ columns, isBytes }: SealedTable, mark: string) =>
  columns
    .map((column) =>
      isBytes
        ? `substring(${column} for ${Buffer.byteLength(mark)}) <> convert_to('${mark}', 'UTF8')`
        : `not starts_with(${column}, '${mark}')`,
    )
    .join(" or ");
