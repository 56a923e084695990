import type { Queryable, Sql } from "../database/database.ts";
import type { ImportResult } from "./options.ts";

/** A finding about a row, as noted. */
export type FaultRow = { nth: number; line: number; reason: string; detail: string[] };

/** How many rows were rejected, how many of the loaded ones are odd, and how often each reason occurs, the commonest first. */
export async function countFaults(tx: Queryable) {
  const reasons = await tx<{ reason: string; rejected: boolean; rows: number }[]>`
    select reason, rejected, count(distinct nth) as rows
    from import_fault as fault
    where rejected or not exists (select from import_fault as other where other.rejected and other.nth = fault.nth)
    group by reason, rejected
    order by rows desc, reason`;
  const [{ rejected, odd }] = await tx<{ rejected: number; odd: number }[]>`
    select count(*) filter (where rejected) as rejected, count(*) filter (where not rejected) as odd
    from (select nth, bool_or(rejected) as rejected from import_fault group by nth) as row`;
  return { rejected, odd, reasons };
}

/** Findings in the order of the file, a thousand at a time: of rejected rows the first, of loaded rows all. */
export const faults = (tx: Queryable, rejected: boolean): AsyncIterable<FaultRow[]> =>
  tx<FaultRow[]>`
    select ${rejected ? tx`distinct on (nth)` : tx``} nth, line, reason, detail
    from import_fault as fault
    where fault.rejected = ${rejected}
      and (${rejected} or not exists (
        select from import_fault as other where other.rejected and other.nth = fault.nth
      ))
    order by nth, reason`.cursor(1_000);

/** Records a run. One that changed nothing leaves no second trace of itself. */
export async function recordRun(
  tx: Queryable,
  run: ImportResult & { file: string; attribution: string | null; simulated: boolean },
): Promise<void> {
  await tx`
    insert into import_run
      (kind, file, datum, datum_guessed, attribution, simulated, read, loaded, updated, unchanged, rejected)
    select ${run.kind}, ${run.file}, ${run.datum}, ${run.datumGuessed}, ${run.attribution}, ${run.simulated},
      ${run.read}, ${run.loaded}, ${run.updated}, ${run.unchanged}, ${run.rejected}
    where ${run.loaded + run.updated > 0} or not exists (
      select from import_run
      where kind = ${run.kind} and file = ${run.file}
        and attribution is not distinct from ${run.attribution} and simulated = ${run.simulated}
    )`;
}

/** Frees and analyses tables after a large load; PGlite has nobody who would do it later. */
export async function vacuum(sql: Sql, tables: readonly string[]): Promise<void> {
  for (const table of tables) await sql`vacuum analyze ${sql(table)}`;
}
