import { colours } from "../../../domain/area-colours.ts";
import { apply } from "../../../domain/layout/apply.ts";
import { type Edit, isRefusal, type Refusal } from "../../../domain/layout/edit.ts";
import { figuresAfter } from "../../../domain/layout/figures.ts";
import type { AreaId, Draft } from "../../../domain/layout/layout.ts";
import { groundOf } from "../../layout-editor/ground.ts";
import { neighboursOf } from "../../layout-editor/neighbours.ts";
import type { Measured, Work } from "./editor.ts";

/** `before` after `edits`, with its figures; or why not. */
export function measuredAfter(before: Measured, edits: readonly Edit[]): Measured | Refusal {
  const draft = draftAfter(before.draft, edits);
  if (isRefusal(draft)) return draft;
  return { draft, figures: figuresAfter(before.figures, before.draft, draft) };
}

/** `draft` after all of `edits`, one after the other; or why one of them is not done. */
export function draftAfter(draft: Draft, edits: readonly Edit[]): Draft | Refusal {
  let now = draft;
  for (const edit of edits) {
    const outcome = apply(now, edit);
    if (isRefusal(outcome)) return outcome;
    now = outcome.draft;
  }
  return now;
}

/** The work with another draft on the desk: shapes and colours are made anew only where they are others. */
export function workWith(work: Work, { draft, figures }: Measured): Work {
  return {
    ...work,
    draft,
    figures,
    ground: draft.fabric === work.ground.fabric ? work.ground : groundOf(draft.fabric),
    colours: coloursOf(draft, work.colours),
  };
}

/** Colours of all grids: those that have one keep it. */
export function coloursOf(draft: Draft, kept: ReadonlyMap<AreaId, number>): ReadonlyMap<AreaId, number> {
  const { grids } = draft.layout;
  const isSame = kept.size === grids.size && [...grids.keys()].every((id) => kept.has(id));
  return isSame ? kept : colours(neighboursOf(draft, "grid"), kept);
}
