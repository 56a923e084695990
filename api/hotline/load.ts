import type { CodeTables } from "../../domain/codes.ts";
import type { Position } from "../../domain/position.ts";
import type { Queryable, Sql } from "../database/database.ts";
import type { Office } from "../flow/queries.ts";
import { writeIncident } from "../incidents/report.ts";
import { noteReporter } from "../incidents/report-queries.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { factsOf } from "./examine.ts";
import {
  numberHolder,
  type RowUpdate,
  rowsOf,
  type SheetRow,
  type StoredRow,
  takeNumber,
  updateRows,
} from "./queries.ts";

/** Rows that become incidents in one transaction: what is interrupted goes on where it stopped. */
const BATCH = 100;

/** What turns rows into incidents; `office` is read once for all of them. */
export type Loading = { sealer: Sealer; codes: CodeTables; office: Office; now: number };

/** Makes an incident of every row of the sheet that is placed. Who asks twice at once gets each incident once. */
export async function loadPlaced(sql: Sql, sheet: SheetRow, loading: Loading): Promise<void> {
  for (;;) {
    const done = await onceMore(sql, async (transaction) => {
      const rows = await rowsOf(transaction, sheet.id, ["placed"], { limit: BATCH, lock: true });
      const updates: RowUpdate[] = [];
      for (const row of rows) updates.push(await loadRow(transaction, sheet, row, [row.lng!, row.lat!], loading));
      await updateRows(transaction, updates);
      return rows.length;
    });
    if (done < BATCH) return;
  }
}

/** The row as it stands once it is an incident at `position`; `known` when its number has become one meanwhile. */
export async function loadRow(
  transaction: Queryable,
  sheet: SheetRow,
  row: StoredRow,
  position: Position,
  loading: Loading,
): Promise<RowUpdate> {
  const facts = factsOf(row, sheet, loading);
  if ("reason" in facts) {
    return { id: row.id, number: null, state: "rejected", reason: facts.reason, position: null, incident: null };
  }
  const { number, text, address, reporter, phone, reportedAt, dueAt } = facts;
  const holder = await numberHolder(transaction, number);
  if (holder !== null) {
    return { id: row.id, number, state: "known", reason: null, position: null, incident: holder };
  }
  const [lng, lat] = position;
  // null: the rules say, by the words of the text
  const kind = codeOf(facts.kind, loading.codes.incidentKinds);
  const urgency = codeOf(facts.urgency, loading.codes.urgencies) ?? "normal";
  const report = { text, lng, lat, kind, urgency, source: "hotline", address: address || null };
  const { id, code } = await writeIncident(transaction, { ...report, reportedAt, dueAt }, undefined, loading);
  const seal = (value: string | null) => value && loading.sealer.seal(value, code);
  if (reporter ?? phone) await noteReporter(transaction, id, seal(reporter), seal(phone));
  // two sheets with the same number at the same moment: the second takes its incident back
  if (!(await takeNumber(transaction, number, id))) throw new NumberTaken(number);
  return { id: row.id, number, state: "loaded", reason: null, position, incident: id };
}

/** Does `act` in a transaction; once more where a number was taken at the same moment, which is then seen. */
export async function onceMore<Done>(sql: Sql, act: (transaction: Queryable) => Promise<Done>): Promise<Done> {
  try {
    return (await sql.begin(act)) as Done;
  } catch (error) {
    if (!(error instanceof NumberTaken)) throw error;
    return (await sql.begin(act)) as Done;
  }
}

/** Somebody gave the number to an incident at the same moment; nothing of this transaction is kept. */
class NumberTaken extends Error {
  constructor(number: string) {
    super(`${number} became an incident meanwhile`);
  }
}

/** The code that `written` means: its own, or its name in either language, or the name that is within it. */
function codeOf(written: string, table: CodeTables["incidentKinds" | "urgencies"]): string | null {
  if (written === "") return null;
  const exact = table.find(({ code, name }) => written === code || written === name.zh || written === name.en);
  return (exact ?? table.find(({ name }) => written.includes(name.zh)))?.code ?? null;
}
