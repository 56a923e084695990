import { describe, expect, test } from "vitest";
import { gridOf } from "../../../../domain/layout/layout.ts";
import type { DeskEvent, ToolId } from "../../../../web/layout-editor/desk.ts";
import type { Editing } from "../../../../web/state/editor/editing.ts";
import { draftAfter } from "../../../../web/state/editor/measured.ts";
import { aDraft, SIDE } from "../../../support/square-town.ts";
import { middle } from "../../layout-editor/a-desk.ts";
import { aDeskStore } from "./a-desk-store.ts";

const town = () => aDraft({ columns: 8, rows: 4 });

const event = (kind: DeskEvent["kind"], at: DeskEvent["at"]): DeskEvent => ({
  ...{ kind, at, metersPerPx: 0.2, pointer: "mouse", alt: false, shift: false, ctrl: false },
});
const pointer = { px: [0, 0], metersPerPx: 0.2, pointer: "mouse" } as const;

function drag(editing: Editing, tool: ToolId, points: readonly DeskEvent["at"][], letGo = true): void {
  editing.take(tool);
  const [first, ...rest] = points;
  editing.point(event("down", first), pointer);
  for (const at of rest) editing.point(event("move", at), pointer);
  if (letGo) editing.point(event("up", points[points.length - 1]), pointer);
}

describe("a gesture", () => {
  test("says what it comes to before the button is let go, and changes nothing until then", () => {
    const { store, editing, sent } = aDeskStore(town());
    store.setState({ brushM: 1 });
    drag(editing, "brush", [middle(3, 0), middle(5, 0)], false);
    const { consequence, work } = store.getState();
    expect(consequence).toEqual({
      areas: [
        { id: 2, name: "格2", before: 160, after: 140, isBad: false },
        { id: 1, name: "格1", before: 160, after: 180, isBad: false },
      ],
      isInBand: true,
      isWhole: true,
      moved: 20,
      passed: 0,
      reason: null,
    });
    expect(gridOf(work!.draft.layout, 4)).toBe(2);
    editing.cancel();
    expect(store.getState()).toMatchObject({ hand: null, consequence: null });
    expect(sent).toEqual([]);
  });

  test("that leaves a grid in pieces or out of the band is marked", () => {
    const { store, editing } = aDeskStore(town());
    store.setState({ brushM: 1 });
    drag(editing, "brush", [middle(3, 1), middle(5, 1), middle(6, 1), middle(7, 1)], false);
    expect(store.getState().consequence).toMatchObject({ isInBand: true, isWhole: false });
    store.setState({ band: [150, 170] });
    drag(editing, "brush", [middle(3, 0), middle(5, 0)], false);
    expect(store.getState().consequence).toMatchObject({ isInBand: false, isWhole: true });
  });

  test("is one step: done, undone and done again, and the server is told of each", () => {
    const { store, editing, sent } = aDeskStore(town());
    store.setState({ brushM: 1 });
    const before = store.getState().work!;
    drag(editing, "brush", [middle(3, 0), middle(5, 0)]);
    drag(editing, "merge", [middle(0, 0), middle(6, 3)]);
    const done = store.getState().work!;
    expect(done.history.position).toBe(2);
    expect([...done.draft.layout.grids.keys()]).toEqual([1]);
    editing.undo();
    editing.undo();
    expect(store.getState().work!.draft).toEqual(before.draft);
    editing.goTo(2);
    expect(store.getState().work!.draft).toEqual(done.draft);
    expect(sent).toHaveLength(6);
    expect(draftAfter(before.draft, sent)).toEqual(done.draft);
  });

  test("a new grid gets a colour that its neighbours do not have; the others keep theirs", () => {
    const { store, editing } = aDeskStore(town());
    const before = store.getState().work!.colours;
    drag(editing, "new", [middle(2.6, -0.4), middle(5.4, -0.4), middle(5.4, 1.4), middle(2.6, 1.4)]);
    const { work, chosen } = store.getState();
    const [made] = chosen;
    expect(work!.draft.layout.grids.get(made)?.name).toBe("plain 3");
    for (const [id, colour] of before) {
      expect(work!.colours.get(id)).toBe(colour);
      expect(work!.colours.get(made)).not.toBe(colour);
    }
  });

  test("a border dragged past a building hands the building over", () => {
    const { store, editing } = aDeskStore(town());
    store.setState({ snaps: false });
    drag(editing, "border", [
      [4 * SIDE, 2.5 * SIDE],
      [4.8 * SIDE, 2.5 * SIDE],
    ]);
    const { work, refusal } = store.getState();
    expect(refusal).toBeNull();
    expect(gridOf(work!.draft.layout, 20)).toBe(1);
  });

  test("a border dragged across others takes what lies on its way", () => {
    const { store, editing } = aDeskStore(town());
    store.setState({ snaps: false });
    drag(editing, "border", [
      [4 * SIDE, 2.5 * SIDE],
      [5.6 * SIDE, 2.5 * SIDE],
    ]);
    const { work, refusal } = store.getState();
    expect(refusal).toBeNull();
    expect([20, 21].map((cell) => gridOf(work!.draft.layout, cell))).toEqual([1, 1]);
  });

  test("a cut far from every road goes between the cells", () => {
    const draft = aDraft({ columns: 8, rows: 4, east: () => "parcel", north: () => "parcel" });
    const { store, editing } = aDeskStore(draft);
    drag(editing, "cut", [
      [2 * SIDE, -200],
      [2 * SIDE, 4 * SIDE + 200],
    ]);
    expect(store.getState().work!.draft.layout.grids.size).toBe(3);
  });
});

describe("who may not edit", () => {
  test("can choose, and nothing else", () => {
    const { store, editing, sent } = aDeskStore(town());
    const { work } = store.getState();
    store.setState({
      work: { ...work!, info: { ...work!.info, may: { ...work!.info.may, edit: "not-in-this-state" } } },
    });
    drag(editing, "brush", [middle(3, 0), middle(5, 0)]);
    expect(store.getState()).toMatchObject({ hand: null, chosen: [2] });
    expect(editing.perform([{ kind: "lock", grids: [1], isLocked: true }])).toBe("malformed");
    expect(sent).toEqual([]);
  });
});
