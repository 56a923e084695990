import type { Position } from "../../../domain/position.ts";
import type { incidents } from "../../client/incidents.ts";
import type { App } from "../app.ts";
import { beginSending, closeReport, refuseReport } from "./report.ts";
import { reportBody } from "./report-draft.ts";

/** What panels may ask of the server about incidents. */
export type IncidentCalls = typeof incidents;

/** The incident that a report became; `photosFailed`: it is stored, and not all of its photos are. */
export type Reported = { id: number; position: Position; photosFailed: boolean };

/**
 * Sends the report that is filled in, then its photos. Null where it was not taken: the form says why. Pressed twice it sends once;
 * sent again after an answer got lost, it is the same report.
 */
export async function sendReport(
  app: App,
  calls: Pick<IncidentCalls, "report" | "addPhoto">,
): Promise<Reported | null> {
  if (app.getState().reporting?.state !== "writing") return null;
  app.setState(beginSending);
  const { reporting } = app.getState();
  if (reporting?.state !== "sending") return null;
  const { draft } = reporting;
  const answer = await calls.report(reportBody(draft));
  if (!answer.ok) {
    app.setState((state) => refuseReport(state, answer.error));
    return null;
  }
  const { id, position } = answer.value;
  const sent = [];
  // why one after the other: a photo is as large as everything else together, and the line may be thin
  for (const [index, { blob }] of draft.photos.entries()) sent.push(await calls.addPhoto(id, index + 1, blob));
  app.setState(closeReport);
  return { id, position, photosFailed: sent.some(({ ok }) => !ok) };
}
