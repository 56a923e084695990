import { describe, expect, test } from "vitest";
import { apply } from "../../../domain/layout/apply.ts";
import { isRefusal } from "../../../domain/layout/edit.ts";
import { gridOf } from "../../../domain/layout/layout.ts";
import { border } from "../../../web/layout-editor/modes/border.ts";
import { brush } from "../../../web/layout-editor/modes/brush.ts";
import { dedicated, lasso, newArea, rectangle } from "../../../web/layout-editor/modes/enclosure.ts";
import { cut } from "../../../web/layout-editor/modes/line.ts";
import { lock, merge, regroup } from "../../../web/layout-editor/modes/whole-areas.ts";
import { aDraft, SIDE } from "../../support/square-town.ts";
import { aDesk, drag, events, middle } from "./a-desk.ts";

describe("the brush", () => {
  test("hands the cells it touches to the grid where the stroke begins", () => {
    const hand = drag(brush, aDesk(), [middle(3, 0), middle(5, 0)]);
    expect(hand?.edits).toEqual([{ kind: "assign", level: "grid", cells: [4, 5], to: 1 }]);
    expect(hand?.isDone).toBe(true);
  });

  test("hands them to the grid that is chosen, wherever it begins", () => {
    const hand = drag(brush, aDesk({ chosen: [2] }), [middle(0, 3), middle(1, 3)]);
    expect(hand?.edits).toEqual([{ kind: "assign", level: "grid", cells: [24, 25], to: 2 }]);
  });

  test("with Alt the chosen grid gives to where the stroke begins", () => {
    const hand = drag(brush, aDesk({ chosen: [1] }), [middle(4, 1), middle(2, 1)], { alt: true });
    expect(hand?.edits).toEqual([{ kind: "assign", level: "grid", cells: [10, 11], to: 2 }]);
  });

  test("leaves locked ground alone, and says why when there is nothing else", () => {
    const desk = aDesk();
    const locked = apply(desk.draft, { kind: "lock", grids: [2], isLocked: true });
    if (isRefusal(locked)) throw new Error(locked.refused);
    const hand = drag(brush, { ...desk, draft: locked.draft }, [middle(3, 0), middle(5, 0)]);
    expect(hand).toMatchObject({ edits: [], reason: "locked" });
  });

  test("a wide brush takes what lies within its radius", () => {
    const hand = drag(brush, aDesk({ brushM: 12 }), [middle(3, 1), middle(4, 1)]);
    expect([...hand!.cells].sort((a, b) => a - b)).toEqual([4, 12, 13, 20]);
  });
});

describe("going around", () => {
  const around = [middle(2.6, -0.4), middle(5.4, -0.4), middle(5.4, 1.4), middle(2.6, 1.4)];

  test("a lasso gives what is inside to the chosen grid", () => {
    const hand = drag(lasso, aDesk({ chosen: [1] }), around);
    expect(hand?.edits).toEqual([{ kind: "assign", level: "grid", cells: [4, 5, 12, 13], to: 1 }]);
  });

  test("without a chosen grid it says so", () => {
    expect(drag(lasso, aDesk(), around)).toMatchObject({ edits: [], reason: "choose-target" });
  });

  test("a rectangle goes from corner to corner", () => {
    const hand = drag(rectangle, aDesk({ chosen: [1] }), [middle(3.6, -0.4), middle(4.4, 1.4)]);
    expect(hand?.edits).toEqual([{ kind: "assign", level: "grid", cells: [4, 12], to: 1 }]);
  });

  test("what is inside becomes a new grid, or a dedicated one", () => {
    expect(drag(newArea, aDesk(), around)?.edits).toMatchObject([
      { kind: "create", id: 900, area: { name: "新", kind: "urban" }, cells: [3, 4, 5, 11, 12, 13] },
    ]);
    expect(drag(dedicated, aDesk(), around)?.edits).toMatchObject([{ kind: "create", area: { kind: "dedicated" } }]);
  });
});

describe("a cut", () => {
  test("in one stroke parts the grid it goes through most", () => {
    const desk = aDesk();
    const hand = drag(cut, desk, [
      [2 * SIDE, -200],
      [2 * SIDE, 2 * SIDE],
      [2 * SIDE, 4 * SIDE + 200],
    ]);
    expect(hand?.edits).toMatchObject([{ kind: "split", area: 1, by: "cells", id: 900 }]);
    const outcome = apply(desk.draft, hand!.edits[0]);
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    expect([0, 1, 2, 3].map((cell) => gridOf(outcome.draft.layout, cell) === 900)).toEqual([false, false, true, true]);
  });

  test("corner by corner ends with a double click, and a corner can be taken back", () => {
    const [a, b, c] = [
      [6 * SIDE, -200],
      [5 * SIDE, 2 * SIDE],
      [6 * SIDE, 4 * SIDE + 200],
    ] as const;
    const hand = events(cut, aDesk(), [
      ["down", a],
      ["up", a],
      ["hover", b],
      ["down", b],
      ["up", b],
      ["back", b],
      ["down", c],
      ["up", c],
      ["double", c],
    ]);
    expect(hand?.isDone).toBe(true);
    expect(hand?.edits).toMatchObject([{ kind: "split", area: 2, line: [[...a], [...c]] }]);
  });
});

describe("a border", () => {
  const corner = [4 * SIDE, 2 * SIDE] as const;

  test("a corner is dragged, and both sides follow", () => {
    const hand = drag(border, aDesk(), [corner, [4 * SIDE + 120, 2 * SIDE + 40]]);
    expect(hand?.edits).toMatchObject([{ kind: "move-vertex", to: [4 * SIDE + 120, 2 * SIDE + 40] }]);
  });

  test("between corners a new one is pulled out", () => {
    const hand = drag(border, aDesk(), [
      [4 * SIDE, 2 * SIDE + 250],
      [4 * SIDE + 90, 2 * SIDE + 250],
    ]);
    expect(hand?.edits).toMatchObject([{ kind: "insert-vertex", vertex: 1, at: [4 * SIDE + 90, 2 * SIDE + 250] }]);
  });

  test.each([false, true])("with Shift the whole stretch goes along (snapping: %s)", (snaps) => {
    const hand = drag(
      border,
      aDesk({ snaps }),
      [
        [4 * SIDE, 2 * SIDE + 250],
        [4 * SIDE + 90, 2 * SIDE + 250],
      ],
      { shift: true },
    );
    expect(hand?.edits).toMatchObject([{ kind: "move-arc", by: [90, 0] }]);
  });

  test("snapping, a stroke says along what it is to run", () => {
    const hand = drag(border, aDesk({ snaps: true }), [
      [4 * SIDE, 0],
      [5 * SIDE, SIDE],
      [4 * SIDE, 3 * SIDE],
    ]);
    expect(hand?.edits).toMatchObject([{ kind: "reroute", between: [1, 2] }]);
  });

  test("snapping, a corner that comes near a road takes the border onto it, and elsewhere it stays", () => {
    const desk = aDesk(
      { snaps: true },
      aDraft({ columns: 8, rows: 8, east: (cell) => (cell % 8 === 4 ? "lane" : "virtual"), north: () => "virtual" }),
    );
    const hand = drag(border, desk, [
      [4 * SIDE, 6 * SIDE],
      [5 * SIDE - 150, 6 * SIDE + 20],
    ]);
    expect(hand?.corners[0].at).toEqual([5 * SIDE, 6 * SIDE + 20]);
    const outcome = apply(desk.draft, hand!.edits[0]);
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    const before = (cell: number) => gridOf(desk.draft.layout, cell);
    const changed = [...desk.draft.layout.microgridOf.keys()].filter(
      (cell) => gridOf(outcome.draft.layout, cell) !== before(cell),
    );
    expect(changed.length).toBeGreaterThan(1);
    for (const cell of changed) expect([cell % 8, Math.floor(cell / 8) >= 4]).toEqual([4, true]);
  });

  test("snapping, a corner that is let go on its own line stays, and one far from any moves freely", () => {
    const east = (cell: number) => (cell % 8 === 3 ? "lane" : "virtual");
    const desk = aDesk({ snaps: true }, aDraft({ columns: 8, rows: 8, east, north: () => "virtual" }));
    const pull = (to: readonly [number, number]) => drag(border, desk, [[4 * SIDE, 6 * SIDE], to])?.edits;
    expect(pull([4 * SIDE + 90, 6 * SIDE + 40])).toEqual([]);
    expect(pull([4 * SIDE + 450, 6 * SIDE + 40])).toMatchObject([{ kind: "move-vertex" }]);
  });

  test("inside a grid and at the community's rim there is nothing to take hold of", () => {
    expect(drag(border, aDesk(), [middle(1, 1), middle(2, 1)])).toBeNull();
    expect(
      drag(border, aDesk(), [
        [SIDE, 0],
        [SIDE, 500],
      ]),
    ).toBeNull();
  });
});

describe("whole grids", () => {
  test("the first one stays, the next one joins it", () => {
    const hand = drag(merge, aDesk(), [middle(0, 0), middle(6, 0)]);
    expect(hand?.edits).toEqual([{ kind: "merge", level: "grid", from: 2, into: 1 }]);
  });

  test("microgrids that do not touch do not merge", () => {
    const hand = drag(merge, aDesk({ level: "microgrid" }), [middle(0, 0), middle(7, 3)]);
    expect(hand).toMatchObject({ edits: [], reason: "not-neighbours" });
  });

  test("microgrids swept over join a grid", () => {
    const hand = drag(regroup, aDesk(), [middle(3, 0), middle(4, 0)]);
    expect(hand?.edits).toEqual([{ kind: "regroup", microgrids: [3], grid: 1 }]);
  });

  test("a click locks and opens again", () => {
    expect(drag(lock, aDesk(), [middle(0, 0)])?.edits).toEqual([{ kind: "lock", grids: [1], isLocked: true }]);
  });
});
