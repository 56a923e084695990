// What becomes of the state while somebody at a desk reports an incident.

import type { Position } from "../../../domain/position.ts";
import type { ClientError } from "../../client/result.ts";
import type { AppState } from "../app.ts";
import { redrawn } from "../drawings.ts";
import { type ReportDraft, type ReportFault, type Reporting, type ReportPlace, reportFault } from "./report-draft.ts";

const OWNER = "report";

type Change = Partial<AppState>;

const withReporting = (state: AppState, reporting: Reporting | null): Change => {
  const place = reporting?.draft.place ?? null;
  return {
    reporting,
    drawings: redrawn(state.drawings, OWNER, place ? [{ role: "stop", position: place.position, label: "" }] : []),
  };
};

/** Opens an empty form, its place filled in where it is known. What is selected makes room. */
export const startReport = (state: AppState, key: string, place: ReportPlace | null = null): Change => ({
  ...withReporting(state, {
    state: "writing",
    draft: { key, text: "", kind: null, urgency: "normal", place, photos: [] },
    fault: null,
  }),
  selection: { kind: "nothing" },
});

/** Goes on with the report that was begun; `place` where it is known by now. */
export const resumeReport = (state: AppState, place: ReportPlace | null = null): Change => ({
  ...(place ? typeReport(state, { place }) : {}),
  selection: { kind: "nothing" },
});

/** Whether a report stands where the card stands: what is selected meanwhile lies over it. */
export const isReporting = ({ reporting, selection }: AppState): boolean =>
  reporting !== null && selection.kind === "nothing";

/** What is typed in. What is being sent is not changed any more. */
export function typeReport(state: AppState, change: Partial<Omit<ReportDraft, "key">>): Change {
  const { reporting } = state;
  if (reporting?.state !== "writing") return {};
  return withReporting(state, { state: "writing", draft: { ...reporting.draft, ...change }, fault: null });
}

/** The spot that was clicked on the map. The address typed before stays only when there was no spot yet. */
export const placeReport = (state: AppState, position: Position): Change =>
  typeReport(state, { place: { position, address: "" } });

export const closeReport = (state: AppState): Change => withReporting(state, null);

const refusal = ({ code, status, message }: ClientError): { key: ReportFault; message: string } => ({
  key: code === "network" || code === "answer" || (status ?? 0) >= 500 ? "away" : "other",
  message,
});

/** Begins to send, or says what is missing. */
export function beginSending(state: AppState): Change {
  const { reporting } = state;
  if (reporting?.state !== "writing") return {};
  const { draft } = reporting;
  const fault = reportFault(draft);
  return withReporting(
    state,
    fault ? { state: "writing", draft, fault: { key: fault, message: "" } } : { state: "sending", draft },
  );
}

/** The report was not taken: it stands as it was typed, with the reason. */
export function refuseReport(state: AppState, error: ClientError): Change {
  const { reporting } = state;
  return reporting ? withReporting(state, { state: "writing", draft: reporting.draft, fault: refusal(error) }) : {};
}
