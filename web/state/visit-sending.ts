import { newUuid } from "../client/uuid.ts";
import type { visits } from "../client/visits.ts";
import type { App } from "./app.ts";
import {
  bodyOf,
  momentOf,
  type Stored,
  type VisitDraft,
  type VisitEntry,
  visitFaultOf,
  withEntry,
} from "./visit-entry.ts";

/** What panels may ask of the server about visits. */
export type VisitCalls = typeof visits;

/**
 * Stores the visit that is written down for `household`, then its photos one by one. Pressed twice it sends once; after a failure
 * it goes on where it stopped, under the same id, so that nothing is stored twice.
 */
export async function sendVisit(
  app: App,
  calls: Pick<VisitCalls, "note" | "addPhoto">,
  household: number,
  newId: () => string = newUuid,
  now: Date = new Date(),
): Promise<void> {
  const set = (entry: VisitEntry) =>
    app.setState(({ visitEntries }) => ({ visitEntries: withEntry(visitEntries, household, entry) }));
  const entry = app.getState().visitEntries[household];
  if (entry?.state !== "writing" && entry?.state !== "photosLeft") return;
  const draft = { ...entry.draft, at: entry.draft.at ?? momentOf(entry.draft.day, now) };
  let stored: Stored | null = entry.state === "photosLeft" ? entry.stored : null;
  set({ state: "sending", draft, stored });
  if (stored === null) {
    const answer = await calls.note(bodyOf(draft));
    if (!answer.ok) {
      const fault = visitFaultOf(answer.error);
      return set({ state: "writing", draft: fault.key === "differs" ? anew(draft, newId()) : draft, fault });
    }
    stored = { others: answer.value.others, photosSent: 0 };
  }
  for (let n = stored.photosSent; n < draft.photos.length; n++) {
    set({ state: "sending", draft, stored });
    const answer = await calls.addPhoto(draft.id, n + 1, draft.photos[n].blob);
    if (!answer.ok) return set({ state: "photosLeft", draft, stored, fault: visitFaultOf(answer.error) });
    stored = { ...stored, photosSent: n + 1 };
  }
  set({ state: "done", others: stored.others });
}

/** Its id is taken by what was stored before: what is typed now becomes another visit. */
const anew = (draft: VisitDraft, id: string): VisitDraft => ({ ...draft, id, at: null });
