import { expect, test } from "vitest";
import { apply } from "../../../../domain/layout/apply.ts";
import { isRefusal } from "../../../../domain/layout/edit.ts";
import { graphOf } from "../../../../domain/layout/fabric/graph-of.ts";
import { figuresOf } from "../../../../domain/layout/figures.ts";
import type { Draft, LayoutLevel } from "../../../../domain/layout/layout.ts";
import { rebalance, splitPart } from "../../../../domain/layout/partition/partition.ts";
import { placedEdits, placesOf } from "../../../../domain/layout/proposals/division.ts";
import { rebalanceSettings } from "../../../../domain/layout/proposals/rebalance.ts";
import { splitEdits, splitFault, splitSettings, usualCount } from "../../../../domain/layout/proposals/split.ts";
import { aDraft } from "../../../support/square-town.ts";

const town = () => aDraft({ columns: 8, rows: 4 });

function after(draft: Draft, edits: ReturnType<typeof splitEdits>): Draft {
  return edits.reduce((now, edit) => {
    const outcome = apply(now, edit);
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    return outcome.draft;
  }, draft);
}

function split(draft: Draft, level: LayoutLevel, area: number, count: number): Draft {
  const { ids, assignment } = placesOf(draft.layout, level);
  const settings = splitSettings(draft, { level, area, count }, 1);
  const outcome = splitPart(graphOf(draft.fabric, draft.loads), assignment, ids.indexOf(area), count, settings);
  return after(
    draft,
    splitEdits(draft, { level, area }, outcome.assignment, (number) => `新 ${number}`, 0.5),
  );
}

const households = (draft: Draft, level: LayoutLevel) =>
  [...figuresOf(draft)[level]].map(([, { households, pieces }]) => [households, pieces]);

test("a grid of 160 households in four: 40 each, all whole, and the other grid stays", () => {
  const draft = split(town(), "grid", 1, 4);
  expect(households(draft, "grid").sort()).toEqual([[160, 1], ...Array.from({ length: 4 }, () => [40, 1])]);
  expect([...draft.layout.grids.values()].map(({ name }) => name).slice(2)).toEqual(["新 3", "新 4", "新 5"]);
});

test("a microgrid in two stays in its grid", () => {
  const draft = split(town(), "microgrid", 1, 2);
  const made = [...draft.layout.microgrids].slice(8);
  expect(made.map(([, { grid, name }]) => [grid, name])).toEqual([[1, "新 9"]]);
  expect(figuresOf(draft).microgrid.get(made[0][0])).toMatchObject({ households: 20, pieces: 1 });
});

test("what is locked, or a single cell, is not divided", () => {
  const locked = after(town(), [{ kind: "lock", grids: [1], isLocked: true }]);
  expect(splitFault(locked, { level: "microgrid", area: 1 })).toBe("locked");
  expect(splitFault(locked, { level: "grid", area: 2 })).toBeNull();
  expect(splitFault(aDraft({ columns: 1, rows: 1 }), { level: "grid", area: 1 })).toBe("one");
  expect([usualCount(1190, 400), usualCount(90, 400)]).toEqual([3, 2]);
});

test("a rebalance moves no more households than it may, and as many as the band asks for", () => {
  const drifted = after(town(), [{ kind: "assign", level: "grid", cells: [4, 12, 20, 28], to: 1 }]);
  const graph = graphOf(drifted.fabric, drifted.loads);
  const { assignment } = placesOf(drifted.layout, "grid");
  const aims = { band: [150, 170] as const, target: 160 };
  const asked = { preset: "along-roads" as const, seed: 1 };
  const rebalanced = (share: number) => {
    const outcome = rebalance(graph, assignment, rebalanceSettings(drifted, aims, asked, share));
    return households(after(drifted, placedEdits(drifted, outcome.assignment, String, 0.5)), "grid");
  };
  expect(rebalanced(0.05)).toEqual([
    [200, 1],
    [120, 1],
  ]);
  const enough = rebalanced(0.2);
  for (const [count, pieces] of enough) {
    expect(count).toBeGreaterThanOrEqual(150);
    expect(pieces).toBe(1);
  }
});
