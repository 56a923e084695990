import { apply } from "../../domain/layout/apply.ts";
import { type Edit, isRefusal, type PatchEdit } from "../../domain/layout/edit.ts";
import { isEdit } from "../../domain/layout/edit-shape.ts";
import type { Draft } from "../../domain/layout/layout.ts";
import type { EditsConflict, EditsSaved, EditsToSave, SavedEdit } from "../../domain/layout/publication.ts";
import type { Viewer } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import { HttpError } from "../http/errors.ts";
import type { OpenDrafts } from "./open-drafts.ts";
import { editsSince, insertEdits, type LayoutRow } from "./queries.ts";
import { touchedBy } from "./touched.ts";

type Sent = EditsToSave<Edit>["edits"][number];

/** An edit with what it changed. */
type Step = { key: string; edit: Edit; done: PatchEdit };

/** What became of edits that were sent; `draft` is the layout with them, null where nothing was stored. */
export type Saving = { answer: EditsSaved | EditsConflict; draft: Draft | null };

/**
 * Stores edits of `layout`, which the transaction holds: those with keys it has already only once. What others saved since is
 * merged where both sides touch other cells and areas. Throws 409 `edit_refused` for one that does not fit, 400 for a revision
 * that is none.
 */
export async function saveEdits(
  sql: Queryable,
  drafts: OpenDrafts,
  layout: LayoutRow,
  { since, edits }: EditsToSave<Edit>,
  viewer: Viewer,
): Promise<Saving> {
  if (since > layout.revision) throw noSuchRevision(since, layout.revision);
  const sent = new Set(edits.map(({ key }) => key));
  const stored = await editsSince(sql, layout.id, since);
  const known = stored.filter(({ key }) => sent.has(key));
  const theirs = stored.filter(({ key }) => !sent.has(key));
  const mine = edits.filter(({ key }) => !known.some((one) => one.key === key));
  if (mine.length === 0) return { answer: { revision: layout.revision, merged: theirs }, draft: null };
  const now = await drafts.open(sql, layout);
  const own =
    theirs.length === 0 ? stepsOn(now, mine) : await merged(sql, drafts, { layout, since, theirs, known, mine, now });
  if (own === null) return { answer: conflict(layout, theirs, mine), draft: null };
  const revision = await insertEdits(sql, layout.id, layout.revision, own.steps, viewer);
  return { answer: { revision, merged: theirs }, draft: own.draft };
}

type Both = { layout: LayoutRow; since: number; theirs: SavedEdit[]; known: SavedEdit[]; mine: Sent[]; now: Draft };

/** One's own edits as what they changed, put upon what others saved; null where both sides touched the same. */
async function merged(sql: Queryable, drafts: OpenDrafts, { layout, since, theirs, known, mine, now }: Both) {
  const then = await drafts.open(sql, { ...layout, revision: since });
  const others = storedOn(then, theirs);
  const before = storedOn(then, known);
  // one of them needs another that lies between: they cannot be told apart
  if (!others || !before) return null;
  const own = stepsOn(before.draft, mine);
  const touched = touchedBy(others.patches);
  for (const what of touchedBy(own.steps.map(({ done }) => done))) if (touched.has(what)) return null;
  let draft = now;
  for (const { done } of own.steps) {
    const outcome = apply(draft, done);
    if (isRefusal(outcome)) return null;
    draft = outcome.draft;
  }
  return { draft, steps: own.steps.map(({ key, done }) => ({ key, edit: done })) };
}

/** What stored edits make of `draft` one after the other; null where one does not fit without those left out. */
function storedOn(draft: Draft, edits: readonly SavedEdit[]): { draft: Draft; patches: PatchEdit[] } | null {
  const patches: PatchEdit[] = [];
  let now = draft;
  for (const { edit } of edits) {
    const outcome = apply(now, edit as Edit);
    if (isRefusal(outcome)) return null;
    patches.push(outcome.done);
    now = outcome.draft;
  }
  return { draft: now, patches };
}

/** What edits make of `draft` one after the other. Throws 409 for one that does not fit. */
function stepsOn(draft: Draft, edits: readonly Sent[]): { draft: Draft; steps: Step[] } {
  const steps: Step[] = [];
  let now = draft;
  for (const { key, edit } of edits) {
    const outcome = applied(now, edit);
    if (isRefusal(outcome)) throw refused(key, outcome.refused);
    steps.push({ key, edit, done: outcome.done });
    now = outcome.draft;
  }
  return { draft: now, steps };
}

/** What comes from outside may be anything. why caught: numbers that fit their shape may still lead nowhere that the kernel looks for */
function applied(draft: Draft, edit: unknown): ReturnType<typeof apply> {
  if (!isEdit(edit)) return { refused: "malformed" };
  try {
    return apply(draft, edit);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return { refused: "malformed" };
    throw error;
  }
}

const conflict = ({ revision }: LayoutRow, theirs: SavedEdit[], mine: readonly Sent[]): EditsConflict => ({
  code: "edits_conflict",
  message: "别人刚改了同一处：用我的、用对方的，或把我的另存为副本。 Somebody else changed the same place.",
  revision,
  theirs,
  mine: mine.map(({ key }) => key),
});

const refused = (key: string, reason: string) =>
  new HttpError(409, "edit_refused", `这一步编辑不能应用（${reason}）。 This edit does not fit: ${reason}.`, key);

const noSuchRevision = (since: number, revision: number) =>
  new HttpError(
    400,
    "invalid_parameter",
    `参数 since 不正确：方案只到第 ${revision} 步；收到“${since}”。 The layout has no revision ${since} yet.`,
    "since",
  );
