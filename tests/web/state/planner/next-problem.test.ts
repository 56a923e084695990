import { expect, test } from "vitest";
import { nextProblem } from "../../../../web/state/planner/next-problem.ts";
import type { GridProblem } from "../../../../web/state/planner/shown.ts";

const at = (key: string): GridProblem => ({ key, name: key, verdict: "above", size: 1, repairs: [] });

test("from one problem to the next, and round again; one that was mended begins anew", () => {
  const problems = [at("a"), at("b")];
  expect([null, "a", "b", "mended"].map((last) => nextProblem(problems, last)?.key)).toEqual(["a", "b", "a", "a"]);
  expect(nextProblem([], "a")).toBeNull();
});
