import { expect } from "vitest";
import { apply } from "../../domain/layout/apply.ts";
import { type Applied, type Edit, isRefusal, type Refusal } from "../../domain/layout/edit.ts";
import type { Draft } from "../../domain/layout/layout.ts";

/** What `edit` gives; a test fails where it is refused. */
export function applied(draft: Draft, edit: Edit): Applied {
  const outcome = apply(draft, edit);
  if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome;
}

/** Why `edit` is refused; a test fails where it is not. */
export function refused(draft: Draft, edit: Edit): Refusal {
  const outcome = apply(draft, edit);
  if (!isRefusal(outcome)) throw new Error(`${edit.kind} is not refused`);
  return outcome;
}

/** The draft after `edit`, once it has proved that the undo gives the draft before, and the patch the draft after. */
export function draftAfter(draft: Draft, edit: Edit): Draft {
  const outcome = applied(draft, edit);
  expect(applied(outcome.draft, outcome.undo).draft).toEqual(draft);
  expect(applied(draft, outcome.done).draft).toEqual(outcome.draft);
  return outcome.draft;
}
