import { caseOf } from "../../domain/flow/joined.ts";
import { EVERYWHERE } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import { officeOf } from "../flow/queries.ts";
import { flowOf } from "../incidents/card.ts";
import { writeIncident } from "../incidents/report.ts";
import { holdIncident, openStates, stopClocks, writeStep } from "../steps/queries.ts";
import { type Actor, isEmptyCase, type Part } from "./queries.ts";

/** Whether a report cannot become a part: it is closed, is one already, or has parts of its own. */
export const notJoinable = ({ open, parent_id, has_parts }: Part): boolean => !open || parent_id !== null || has_parts;

/** Reports a case made of `parts`; gives its id. */
export async function newCase(tx: Queryable, parts: readonly Part[], text: string, by: Actor): Promise<number> {
  const reports = parts.map(({ lng, lat, kind, urgency, urgency_rank, address }) => ({
    position: [lng, lat] as const,
    kind,
    urgency: { code: urgency, rank: urgency_rank },
    address,
  }));
  const { position, ...whole } = caseOf(reports);
  const incident = { ...whole, text, lng: position[0], lat: position[1], source: parts[0].source };
  return (await writeIncident(tx, incident, by, { isCase: true })).id;
}

/** Closes a case that was made for reports when none is left in it. */
export async function closeEmptyCase(tx: Queryable, id: number, by: Actor): Promise<void> {
  if (!(await isEmptyCase(tx, id))) return;
  const held = (await holdIncident(tx, id, EVERYWHERE))!;
  const flow = flowOf(await officeOf(tx), held);
  const open = await openStates(tx);
  const end = flow.states.find(({ code }) => open.get(code) === false)!.code;
  const step = { code: "unmerged", state: end, flow: flow.code, assignee: held.assignee_id, gives: false };
  await writeStep(tx, [id], { ...step, disposition: null, note: null, rating: null, by });
  await stopClocks(tx, [id]);
}
