import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefusal, type Refusal } from "../../../domain/layout/edit.ts";
import { commit, goTo, type History, NO_HISTORY, type Past, redo, undo } from "../../../domain/layout/history.ts";
import { applied } from "../../support/edits.ts";
import { aDraft } from "../../support/square-town.ts";

const start: Past = { draft: aDraft({ columns: 8, rows: 8 }), history: NO_HISTORY };
const past = (outcome: Past | Refusal): Past => {
  if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome;
};
const brush = (cells: number[], to: number) => ({
  label: "brush",
  at: "2026-11-20T20:30:00+08:00",
  edits: [{ kind: "assign", level: "grid", cells, to } as const],
});

describe("history", () => {
  test("undo, redo, and go to any step", () => {
    const one = past(commit(start, brush([4], 1)));
    const two = past(commit(one, brush([5, 13], 1)));
    expect(past(undo(two)).draft).toEqual(one.draft);
    expect(past(goTo(two, 0)).draft).toEqual(start.draft);
    expect(past(redo(past(redo(past(goTo(two, 0))))))).toEqual(two);
    expect(past(goTo(two, 99))).toEqual(two);
    expect(past(undo(start))).toEqual(start);
    expect(past(redo(two))).toEqual(two);
  });

  test("a new step after an undo takes the place of what was undone", () => {
    const two = past(commit(past(commit(start, brush([4], 1))), brush([5], 1)));
    const other = past(commit(past(undo(two)), brush([12], 1)));
    expect(other.history.steps.map(({ edits }) => edits[0])).toEqual([brush([4], 1).edits[0], brush([12], 1).edits[0]]);
    expect(other.history.position).toBe(2);
  });

  test("a step of several edits is undone at once, and applied whole or not at all", () => {
    const area = { name: "新", kind: "urban" } as const;
    const create = { kind: "create", level: "grid", id: 9, area, cells: [4, 5] } as const;
    const merge = { kind: "merge", level: "grid", from: 9, into: 1 } as const;
    const both = past(commit(start, { label: "new", at: "", edits: [create, merge] }));
    expect(both.draft.layout.grids.has(9)).toBe(false);
    expect(past(undo(both)).draft).toEqual(start.draft);
    expect(past(redo(past(undo(both))))).toEqual(both);
    const wrong = commit(start, { label: "new", at: "", edits: [create, { ...merge, into: 77 }] });
    expect(wrong).toEqual({ refused: "unknown-area", areas: [77] });
  });

  test("a step that changes nothing leaves no trace", () => {
    expect(past(commit(start, brush([0, 1], 1)))).toEqual(start);
  });

  test("survives a reload", () => {
    const two = past(commit(past(commit(start, brush([4], 1))), brush([5], 1)));
    const history = JSON.parse(JSON.stringify(two.history)) as History;
    expect(past(goTo({ draft: two.draft, history }, 0)).draft).toEqual(start.draft);
  });

  test("what somebody else changed since is not overwritten by an undo", () => {
    const mine = past(commit(start, brush([4], 1)));
    const theirs = applied(mine.draft, { kind: "assign", level: "grid", cells: [4], to: 3 }).draft;
    expect(undo({ ...mine, draft: theirs })).toEqual({ refused: "changed-since", cells: [4] });
    const elsewhere = applied(mine.draft, { kind: "assign", level: "grid", cells: [60], to: 3 }).draft;
    expect(isRefusal(undo({ ...mine, draft: elsewhere }))).toBe(false);
  });

  test("any walk up and down the steps gives the drafts that were there", () => {
    const cells = fc.uniqueArray(fc.nat(63), { minLength: 1, maxLength: 20 });
    const steps = fc.array(fc.tuple(cells, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 8 });
    const walk = fc.array(fc.nat(8), { maxLength: 8 });
    fc.assert(
      fc.property(steps, walk, (made, visits) => {
        const drafts = [start.draft];
        let now = start;
        for (const [moved, to] of made) {
          const next = past(commit(now, brush(moved, to)));
          if (next.history.position > now.history.position) drafts.push(next.draft);
          now = next;
        }
        for (const visit of visits) {
          now = past(goTo(now, visit));
          expect(now.draft).toEqual(drafts[Math.min(visit, drafts.length - 1)]);
        }
      }),
      { numRuns: 40, seed: 4, endOnFailure: true },
    );
  });
});
