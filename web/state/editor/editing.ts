import { type Edit, isRefusal, type PatchEdit, type Refusal } from "../../../domain/layout/edit.ts";
import { figuresAfter } from "../../../domain/layout/figures.ts";
import { commit, goTo, type Past } from "../../../domain/layout/history.ts";
import { type AreaId, freshId, type LayoutLevel } from "../../../domain/layout/layout.ts";
import type { DeskEvent, ReasonKey, ToolId } from "../../layout-editor/desk.ts";
import { areaUnder } from "../../layout-editor/desk.ts";
import { type EditorStore, isEditable, type PointerAt } from "./editor.ts";
import { afterEvent, deskOf, empty } from "./gesture.ts";
import { workWith } from "./measured.ts";

/** What the editor needs from outside. */
export type Surroundings = {
  /** 0–1 */
  random: () => number;
  /** milliseconds since 1970 */
  now: () => number;
  /** what the next new area is called */
  newName: (level: LayoutLevel, kind: "plain" | "dedicated", number: number) => string;
  /** edits that were just made, in order: they are to reach the server */
  onEdits: (edits: readonly Edit[]) => void;
};

/** Everything that changes the layout on the desk. */
export type Editing = {
  /** the pointer on the map */
  point(event: DeskEvent, at: PointerAt): void;
  /** drops the gesture in hand; with nothing in hand, what is chosen */
  cancel(): void;
  /** ends a stroke that is drawn corner by corner, or takes its last corner back */
  finish(): void;
  back(): void;
  /** One step. Null when it was done, else why not. */
  perform(edits: readonly Edit[], label?: string): ReasonKey | null;
  undo(): void;
  redo(): void;
  /** to the moment after so many steps */
  goTo(position: number): void;
  take(tool: ToolId): void;
  /** grids or microgrids; what is chosen is chosen no more */
  setLevel(level: LayoutLevel): void;
  choose(areas: readonly AreaId[]): void;
  /** a number for a new area */
  freshId(): AreaId;
};

export function createEditing(store: EditorStore, around: Surroundings): Editing {
  /** kept during a gesture, or its new area would be another one with every event */
  let fresh: { id: AreaId; tool: ToolId; level: LayoutLevel } | null = null;

  const freshFor = (tool: ToolId, level: LayoutLevel) => {
    const { work } = store.getState();
    if (!work) return { id: 0, name: "" };
    if (fresh?.tool !== tool || fresh.level !== level)
      fresh = { id: freshId(work.draft.layout, around.random()), tool, level };
    const { layout } = work.draft;
    const number = (level === "grid" ? layout.grids : layout.microgrids).size + 1;
    return { id: fresh.id, name: around.newName(level, tool === "dedicated" ? "dedicated" : "plain", number) };
  };

  /** Puts a draft on the desk that came about by `sent`. */
  const put = ({ draft, history }: Past, sent: readonly Edit[]) => {
    const { work } = store.getState();
    if (!work || sent.length === 0) return;
    fresh = null;
    const figures = figuresAfter(work.figures, work.draft, draft);
    const next = { ...workWith(work, { draft, figures }), history };
    store.setState(({ level, chosen }) => ({
      ...empty,
      refusal: null,
      work: next,
      chosen: chosen.filter((id) => (level === "grid" ? draft.layout.grids : draft.layout.microgrids).has(id)),
    }));
    around.onEdits(sent);
  };

  const refuse = (refusal: Refusal["refused"]): ReasonKey => {
    store.setState({ ...empty, refusal });
    return refusal;
  };

  const perform = (edits: readonly Edit[], label?: string): ReasonKey | null => {
    const state = store.getState();
    if (!state.work || !isEditable(state) || edits.length === 0) return "malformed";
    const at = new Date(around.now()).toISOString();
    const past = commit(state.work, { label: label ?? edits[0].kind, at, edits });
    if (isRefusal(past)) return refuse(past.refused);
    const step = past.history.steps[past.history.position - 1];
    // a step that changes nothing is none
    if (past.history === state.work.history || !step) {
      store.setState(empty);
      return null;
    }
    put(past, [shorter(edits, step.done)]);
    return null;
  };

  const move = (position: number) => {
    const state = store.getState();
    if (!state.work || !isEditable(state)) return;
    const { steps, position: now } = state.work.history;
    const past = goTo(state.work, position);
    if (isRefusal(past)) {
      refuse(past.refused);
      return;
    }
    const to = past.history.position;
    const way = to < now ? steps.slice(to, now).reverse() : steps.slice(now, to);
    put(
      past,
      way.map(({ done, undo }) => (to < now ? undo : done)),
    );
  };

  const event = (kind: DeskEvent["kind"]) => {
    const { pointer, hand } = store.getState();
    const at = hand?.stroke.at(-1) ?? [0, 0];
    if (pointer) point({ kind, at, ...pointer, alt: false, shift: false, ctrl: false }, pointer);
  };

  const point = (event: DeskEvent, pointer: PointerAt) => {
    const state = store.getState();
    const { work, tool, level } = state;
    if (!work) return;
    const desk = deskOf(state, work, freshFor(tool, level));
    if (tool === "select" || !isEditable(state)) {
      store.setState({ pointer: event.kind === "out" ? null : pointer });
      if (event.kind === "up") choose(toggled(state.chosen, areaUnder(desk, event.at), event.ctrl || event.shift));
      return;
    }
    const inHand = afterEvent(state, work, desk, event);
    const refusal = event.kind === "down" ? null : state.refusal;
    store.setState({ ...inHand, refusal, pointer: event.kind === "out" && !inHand.hand?.isHeld ? null : pointer });
    const { hand } = inHand;
    if (!hand?.isDone) return;
    if (hand.reason !== null || hand.edits.length === 0) {
      store.setState({ ...empty, refusal: hand.reason });
      return;
    }
    if (perform(hand.edits) === null && hand.target !== null && isTaker(tool)) choose([hand.target]);
  };

  const choose = (chosen: readonly AreaId[]) => store.setState({ chosen, ...empty });

  return {
    point,
    cancel: () => {
      if (store.getState().hand) store.setState({ ...empty, refusal: null });
      else choose([]);
    },
    finish: () => event("double"),
    back: () => event("back"),
    perform,
    undo: () => move((store.getState().work?.history.position ?? 0) - 1),
    redo: () => move((store.getState().work?.history.position ?? 0) + 1),
    goTo: move,
    take: (tool) => {
      fresh = null;
      store.setState({ tool, ...empty, refusal: null });
    },
    setLevel: (level) => store.setState({ level, chosen: [], ...empty, refusal: null }),
    choose,
    freshId: () => freshFor("new", store.getState().level).id,
  };
}

/** Tools whose target stays chosen, so that the next stroke goes on with it. */
const isTaker = (tool: ToolId) => tool === "brush" || tool === "new" || tool === "dedicated";

function toggled(chosen: readonly AreaId[], area: AreaId | null, several: boolean): AreaId[] {
  if (area === null) return several ? [...chosen] : [];
  if (!several) return [area];
  return chosen.includes(area) ? chosen.filter((id) => id !== area) : [...chosen, area];
}

/** What is sent for a step: what was meant, or what it changed, whichever is shorter. */
function shorter(edits: readonly Edit[], done: PatchEdit): Edit {
  if (edits.length !== 1) return done;
  return JSON.stringify(edits[0]).length <= JSON.stringify(done).length ? edits[0] : done;
}
