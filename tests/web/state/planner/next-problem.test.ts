import { expect, test } from "vitest";
import { nextProblem } from "../../../../web/state/planner/next-problem.ts";
import type { GridProblem } from "../../../../web/state/planner/shown.ts";

const at = (key: number): GridProblem => ({ key, name: `${key}`, verdict: "above", size: 1, repairs: [] });

test("from one problem to the next, and round again; one that was mended begins anew", () => {
  const problems = [at(1), at(2)];
  expect([null, 1, 2, 9].map((last) => nextProblem(problems, last)?.key)).toEqual([1, 2, 1, 1]);
  expect(nextProblem([], 1)).toBeNull();
});
