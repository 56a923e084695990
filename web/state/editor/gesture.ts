import type { Edit, Refusal } from "../../../domain/layout/edit.ts";
import { isRefusal } from "../../../domain/layout/edit.ts";
import type { AreaId } from "../../../domain/layout/layout.ts";
import { consequenceOf } from "../../layout-editor/consequence.ts";
import { areaOf, areaUnder, type Desk, type DeskEvent, type Hand } from "../../layout-editor/desk.ts";
import { MODES } from "../../layout-editor/modes.ts";
import { brushed, lengthM } from "../../layout-editor/reach.ts";
import type { EditorState, Measured, Work } from "./editor.ts";
import { measuredAfter } from "./measured.ts";

/** What the state says of a gesture. */
export type InHand = Pick<EditorState, "hand" | "after" | "consequence">;

export const empty: InHand = { hand: null, after: null, consequence: null };

/** The desk as the tools see it. `fresh` is a number for a new area, and its name. */
export const deskOf = (state: EditorState, work: Work, fresh: { id: AreaId; name: string }): Desk => ({
  draft: work.draft,
  ground: work.ground,
  level: state.level,
  chosen: state.chosen,
  brushM: state.brushM,
  wholeBuildings: state.wholeBuildings,
  snaps: state.snaps,
  freshId: fresh.id,
  newName: fresh.name,
});

/** The gesture after `event`, and what it would come to. */
export function afterEvent(state: EditorState, work: Work, desk: Desk, event: DeskEvent): InHand {
  if (state.tool === "select") return empty;
  const hand = MODES[state.tool](state.hand, event, desk);
  if (hand === null) return empty;
  if (hand.edits === state.hand?.edits && hand.reason === state.hand.reason)
    return { hand, after: state.after, consequence: state.consequence };
  return weighed(state, work, desk, hand);
}

function weighed(state: EditorState, work: Work, desk: Desk, hand: Hand): InHand {
  const { level, band } = state;
  const tell = (after: Measured, hand: Hand, passed = 0): InHand => ({
    hand,
    after,
    consequence: consequenceOf(work, after, level, band, { reason: hand.reason, target: hand.target, passed }),
  });
  if (hand.edits.length === 0) return hand.reason === null ? { ...empty, hand } : tell(work, hand);
  const after = measuredAfter(work, hand.edits);
  if (!isRefusal(after)) return tell(after, hand);
  const handOver = handedOver(desk, hand, after) ?? pushedOver(desk, hand, after);
  const edits = handOver ?? withoutRoads(hand, after);
  const instead = edits && measuredAfter(work, edits);
  if (edits && instead && !isRefusal(instead))
    return tell(instead, { ...hand, edits }, handOver ? buildingsIn(desk, handOver) : 0);
  return tell(work, { ...hand, edits: [], reason: after.refused });
}

/** Where no road leads along a cut, it goes between the cells. */
function withoutRoads({ edits: [edit] }: Hand, { refused }: Refusal): Edit[] | null {
  if (edit?.kind !== "split" || edit.by !== "roads" || refused !== "no-way") return null;
  return [{ ...edit, by: "cells" }];
}

/** A border that is dragged past buildings hands them to the other side. */
function handedOver(desk: Desk, { edits: [edit] }: Hand, { refused, cells = [] }: Refusal): Edit[] | null {
  if (refused !== "passes-building" || cells.length === 0 || !edit || !("arc" in edit)) return null;
  const { left, right } = desk.draft.fabric.arcs;
  const [a, b] = [areaOf(desk, left[edit.arc]), areaOf(desk, right[edit.arc])];
  const of = (area: AreaId) => cells.filter((cell) => areaOf(desk, cell) === area);
  const assign = (from: AreaId, to: AreaId): Edit[] =>
    of(from).length === 0 ? [] : [{ kind: "assign", level: desk.level, cells: of(from), to }];
  const edits = [...assign(a, b), ...assign(b, a)];
  return edits.length === 0 ? null : edits;
}

/** A border that is dragged across others takes what lies on its way: the side it comes from grows. */
function pushedOver(desk: Desk, { edits: [edit], stroke, corners }: Hand, { refused }: Refusal): Edit[] | null {
  if (refused !== "crosses" || !edit || !("arc" in edit) || corners.length === 0) return null;
  const { left, right } = desk.draft.fabric.arcs;
  const [a, b] = [areaOf(desk, left[edit.arc]), areaOf(desk, right[edit.arc])];
  const [start, end] = [stroke[0], corners[0].at];
  const giver = areaUnder(desk, end);
  if (giver !== a && giver !== b) return null;
  const brushM = lengthM(desk.ground, [start, end]) / 2;
  const cells = brushed({ ...desk, brushM }, start, end).filter((cell) => areaOf(desk, cell) === giver);
  return cells.length === 0 ? null : [{ kind: "assign", level: desk.level, cells, to: giver === a ? b : a }];
}

const buildingsIn = ({ draft: { fabric } }: Desk, edits: readonly Edit[]): number =>
  edits.flatMap((edit) => (edit.kind === "assign" ? edit.cells : [])).filter((cell) => fabric.cells.building[cell] > 0)
    .length;
