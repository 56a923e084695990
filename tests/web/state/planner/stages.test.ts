import { describe, expect, test } from "vitest";
import { LAYOUT_STATES, type LayoutCard, type LayoutState } from "../../../../domain/layout/publication.ts";
import { stageOnLine, stepsOf } from "../../../../web/state/planner/stages.ts";

type May = LayoutCard["may"];
const all: May = {
  edit: null,
  delete: null,
  submit: null,
  withdraw: null,
  approve: null,
  reject: null,
  publish: null,
};
const ready = { unsent: false, faults: 0, uncoded: 0 };

const steps = (state: LayoutState, may: Partial<May> = {}, unready = ready) =>
  stepsOf(state, { ...all, ...may }, unready).map(({ step, hindrance }) => [step, hindrance]);

describe("who may take which step", () => {
  test("a draft is submitted once all of it is saved and whole", () => {
    expect(steps("draft")).toEqual([["submit", null]]);
    expect(steps("draft", {}, { unsent: true, faults: 1, uncoded: 1 })).toEqual([["submit", "unsent"]]);
    expect(steps("draft", {}, { unsent: false, faults: 1, uncoded: 1 })).toEqual([["submit", "faults"]]);
    expect(steps("draft", {}, { ...ready, uncoded: 1 })).toEqual([["submit", "codes"]]);
    expect(steps("draft", { submit: "begun-too-early" }, ready)).toEqual([["submit", "begun-too-early"]]);
  });

  test("whoever drew it may take it back and is told why they cannot approve it", () => {
    expect(steps("submitted", { approve: "own-work", reject: "own-work" })).toEqual([
      ["withdraw", null],
      ["reject", "own-work"],
      ["approve", "own-work"],
    ]);
  });

  test("another person is not asked to take it back, and nobody what they have no right to", () => {
    expect(steps("submitted", { withdraw: "no-right" })).toEqual([
      ["reject", null],
      ["approve", null],
    ]);
    expect(steps("submitted", { approve: "no-right", reject: "no-right" })).toEqual([["withdraw", null]]);
  });

  test("once approved it is given its day; until that comes it can be taken back, afterwards nothing is left", () => {
    expect(steps("approved")).toEqual([
      ["withdraw", null],
      ["publish", null],
    ]);
    expect(steps("scheduled")).toEqual([["withdraw", null]]);
    expect([...steps("in-force"), ...steps("superseded")]).toEqual([]);
  });
});

test("one that waits for its day is approved, one superseded was in force", () => {
  expect(LAYOUT_STATES.map(stageOnLine)).toEqual([0, 1, 2, 2, 3, 3]);
});
