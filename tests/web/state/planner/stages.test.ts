import { describe, expect, test } from "vitest";
import { LAYOUT_ACTIONS, LAYOUT_STATES, type LayoutCard } from "../../../../domain/layout/publication.ts";
import { stageOnLine, stepsOf } from "../../../../web/state/planner/stages.ts";

type May = LayoutCard["may"];
const none = Object.fromEntries(LAYOUT_ACTIONS.map((action) => [action, "not-in-this-state"])) as May;
const ready = { unsent: false, faults: 0 };

const steps = (may: Partial<May>, unready = ready) =>
  stepsOf({ ...none, ...may }, unready).map(({ step, hindrance }) => [step, hindrance]);

describe("who may take which step", () => {
  test("a draft is submitted once all of it is saved and whole", () => {
    expect(steps({ submit: null })).toEqual([["submit", null]]);
    expect(steps({ submit: null }, { unsent: true, faults: 1 })).toEqual([["submit", "unsent"]]);
    expect(steps({ submit: null }, { unsent: false, faults: 1 })).toEqual([["submit", "faults"]]);
    expect(steps({ submit: "no-right" }, { unsent: true, faults: 0 })).toEqual([["submit", "no-right"]]);
  });

  test("whoever drew it may take it back and is told why they cannot approve it", () => {
    expect(steps({ withdraw: null, approve: "own-work", reject: "own-work" })).toEqual([
      ["withdraw", null],
      ["reject", "own-work"],
      ["approve", "own-work"],
    ]);
  });

  test("another person is not asked to take it back", () => {
    expect(steps({ withdraw: "no-right", approve: null, reject: null })).toEqual([
      ["reject", null],
      ["approve", null],
    ]);
  });

  test("once superseded nothing is left", () => {
    expect(steps({})).toEqual([]);
  });
});

test("one that waits for its day is approved, one superseded was in force", () => {
  expect(LAYOUT_STATES.map(stageOnLine)).toEqual([0, 1, 2, 2, 3, 3]);
});
