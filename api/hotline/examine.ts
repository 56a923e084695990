import type { Gazetteer } from "../../domain/hotline/gazetteer.ts";
import { matchAddress, sureMatch } from "../../domain/hotline/match.ts";
import type { RowReason, RowState } from "../../domain/hotline/sheet.ts";
import type { Position } from "../../domain/position.ts";
import { liesIn, type Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import type { Areas } from "../grids/areas.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { openCells } from "./cells.ts";
import {
  areasAt,
  incidentsOfNumbers,
  type RowUpdate,
  rowsOf,
  type SheetRow,
  type StoredRow,
  updateRows,
} from "./queries.ts";
import { type RowFacts, rowFacts } from "./row-facts.ts";

/** What rows are examined with: where addresses lie, whose scope counts, the time now. */
export type Examining = { sealer: Sealer; gazetteer: Gazetteer; areas: Areas; scope: Scope; now: number };

/** Rows that wait, in whatever way; those that are incidents stay as they are. */
const WAITING: readonly RowState[] = ["new", "placed", "doubtful", "rejected", "known"];

/** Says of every waiting row where it stands under the sheet's mapping: see ROW_STATES. Nothing becomes an incident yet. */
export async function examineSheet(sql: Queryable, sheet: SheetRow, examining: Examining): Promise<void> {
  const stored = await rowsOf(sql, sheet.id, WAITING, { lock: true });
  const facts = stored.map((row) => factsOf(row, sheet, examining));
  const numbers = facts.flatMap((fact) => ("reason" in fact ? [] : [fact.number]));
  const known = new Map((await incidentsOfNumbers(sql, numbers)).map((row) => [row.number, row.incident_id]));
  const seen = new Set<string>();
  const updates = stored.map(({ id }, index): RowUpdate => {
    const fact = facts[index];
    const none = { id, number: null, position: null, incident: null };
    if ("reason" in fact) return { ...none, state: "rejected", reason: fact.reason };
    const { number } = fact;
    const incident = known.get(number);
    if (incident !== undefined) return { ...none, number, state: "known", reason: null, incident };
    if (seen.has(number)) return { ...none, number, state: "rejected", reason: "number-twice" };
    seen.add(number);
    const place = placeOf(fact, examining.gazetteer);
    if ("reason" in place) return { ...none, number, state: "doubtful", reason: place.reason };
    return { ...none, number, state: "placed", reason: null, position: place.position };
  });
  await leaveOutside(sql, updates, examining);
  await updateRows(sql, updates);
}

/** What a stored row says under its sheet's mapping. */
export const factsOf = (row: StoredRow, sheet: SheetRow, { sealer, now }: Pick<Examining, "sealer" | "now">) =>
  rowFacts(openCells(sealer, sheet.id, row), sheet.mapping, sheet.datum, now);

function placeOf(
  { position, address, text }: RowFacts,
  gazetteer: Gazetteer,
): { position: Position } | { reason: RowReason } {
  if (position !== null) return { position };
  const matches = proposalsFor(address, text, gazetteer);
  const sure = sureMatch(matches);
  if (sure) return { position: sure.position };
  return { reason: matches.length > 0 ? "unsure" : address === "" ? "no-address" : "no-match" };
}

/** Places for the address; where it names none, for what the text says. A place from the text alone is never sure. */
export function proposalsFor(address: string, text: string, gazetteer: Gazetteer) {
  const matches = matchAddress(address, gazetteer);
  if (matches.length > 0) return matches;
  return matchAddress(text, gazetteer).map((match) => ({ ...match, score: match.score * 0.8 }));
}

/** What is placed outside the areas of who asks is not theirs to load: somebody else must, or another place be found. */
async function leaveOutside(sql: Queryable, updates: RowUpdate[], { areas, scope }: Examining): Promise<void> {
  const placed = updates.filter(({ state }) => state === "placed");
  if (placed.length === 0) return;
  const found = await areasAt(
    sql,
    placed.map(({ position }) => position!),
  );
  for (const [index, update] of placed.entries()) {
    if (found[index] !== null && liesIn(areas, found[index], scope)) continue;
    Object.assign(update, { state: "doubtful", reason: "outside", position: null });
  }
}
