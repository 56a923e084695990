import { apply } from "../../../domain/layout/apply.ts";
import { type Edit, isRefusal } from "../../../domain/layout/edit.ts";
import type { Draft } from "../../../domain/layout/layout.ts";

/** An edit on its way to the server; its key is made here, so that it is stored once however often it is sent. */
export type Pending = { readonly key: string; readonly edit: Edit };

/** `draft` with those of `pending` that still apply, and which these are. */
export function withPending(
  draft: Draft,
  pending: readonly Pending[],
): { draft: Draft; kept: readonly Pending[]; dropped: number } {
  let now = draft;
  const kept: Pending[] = [];
  for (const one of pending) {
    const outcome = apply(now, one.edit);
    if (isRefusal(outcome)) continue;
    now = outcome.draft;
    kept.push(one);
  }
  return { draft: now, kept, dropped: pending.length - kept.length };
}

/** `draft` with edits that the server has applied already. Throws where one does not apply: then the two differ. */
export function withSaved(draft: Draft, edits: readonly { edit: Edit }[]): Draft {
  let now = draft;
  for (const { edit } of edits) {
    const outcome = apply(now, edit);
    if (isRefusal(outcome)) throw new Error(`a saved edit does not apply here: ${outcome.refused}`);
    now = outcome.draft;
  }
  return now;
}
