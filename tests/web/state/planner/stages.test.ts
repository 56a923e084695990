import { describe, expect, test } from "vitest";
import { type Standing, stageOnLine, stepsOf } from "../../../../web/state/planner/stages.ts";

const planner: Standing = {
  stage: "draft",
  mayDraw: true,
  mayApprove: false,
  isOwn: true,
  unsent: false,
  faults: 0,
};
const approver: Standing = { ...planner, mayDraw: false, mayApprove: true, isOwn: false };

describe("who may take which step", () => {
  test.each([
    ["a planner submits", planner, [["submit", null]]],
    ["not before everything is saved", { ...planner, unsent: true }, [["submit", "unsent"]]],
    ["not with a grid in pieces", { ...planner, faults: 1 }, [["submit", "faults"]]],
    ["what was sent back is submitted again", { ...planner, stage: "rejected" }, [["submit", null]]],
    ["who may only approve does not submit", approver, [["submit", "no-right"]]],
    [
      "who submitted it may take it back",
      { ...planner, stage: "submitted" },
      [
        ["withdraw", null],
        ["reject", "no-right"],
        ["approve", "no-right"],
      ],
    ],
    [
      "and cannot approve it, even with the right",
      { ...planner, stage: "submitted", mayApprove: true },
      [
        ["withdraw", null],
        ["reject", "own"],
        ["approve", "own"],
      ],
    ],
    [
      "another person approves or sends it back",
      { ...approver, stage: "submitted" },
      [
        ["reject", null],
        ["approve", null],
      ],
    ],
    [
      "once approved it is given its day",
      { ...approver, stage: "approved" },
      [
        ["reject", null],
        ["publish", null],
      ],
    ],
    ["in force, nothing is left", { ...approver, stage: "in-force" }, []],
    ["nor when another took its place", { ...approver, stage: "superseded" }, []],
  ] as const)("%s", (_, standing, steps) => {
    expect(stepsOf(standing).map(({ step, hindrance }) => [step, hindrance])).toEqual(steps);
  });
});

test("one sent back stands where drawing does, one superseded at the end", () => {
  expect((["draft", "rejected", "approved", "in-force", "superseded"] as const).map(stageOnLine)).toEqual([
    0, 0, 2, 3, 3,
  ]);
});
