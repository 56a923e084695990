import { expect, test } from "vitest";
import type { Edit } from "../../../../domain/layout/edit.ts";
import { createReshaping, type Found, type Reshape } from "../../../../web/state/planner/reshaping.ts";
import { aDraft } from "../../../support/square-town.ts";
import { aDeskStore } from "../editor/a-desk-store.ts";

const REBALANCE: Reshape = { kind: "rebalance", share: 0.1 };
const assign = (cells: number[], to: number): Edit => ({ kind: "assign", level: "grid", cells, to });

/** A desk whose optimiser answers when it is told to. */
function aReshaping() {
  const desk = aDeskStore(aDraft({ columns: 8, rows: 4 }));
  let answer: (found: Found | null) => void = () => {};
  let tell: (done: number) => void = () => {};
  const stopped: string[] = [];
  const reshaping = createReshaping(desk.store, desk.editing, (_, { kind }, onProgress) => {
    tell = onProgress;
    const result = new Promise<Found | null>((resolve) => {
      answer = resolve;
    });
    return { result, stop: () => stopped.push(kind) };
  });
  const steps = () => desk.store.getState().work!.history.steps;
  return {
    ...desk,
    reshaping,
    steps,
    stopped,
    answer: (found: Found | null) => answer(found),
    tell: (n: number) => tell(n),
  };
}

test("what is found is one step, and says who moved and how many grids are within the band", async () => {
  const { reshaping, editing, steps, answer, tell } = aReshaping();
  const asking = reshaping.ask(REBALANCE);
  tell(0.5);
  expect(reshaping.store.getState()).toMatchObject({ state: "running", progress: 0.5 });
  answer({ edits: [assign([4], 1)], problems: [] });
  await asking;
  expect(reshaping.store.getState()).toMatchObject({ state: "done", reshaped: { moved: 10, grids: 2, inBand: 2 } });
  expect(steps().map(({ label }) => label)).toEqual(["rebalance"]);
  editing.undo();
  expect(reshaping.store.getState()).toEqual({ state: "idle" });
});

test("where nothing is to be done nothing is", async () => {
  const { reshaping, steps, answer } = aReshaping();
  const asking = reshaping.ask(REBALANCE);
  answer({ edits: [assign([0], 1)], problems: [] });
  await asking;
  expect(reshaping.store.getState()).toMatchObject({ state: "done", reshaped: { moved: 0 } });
  expect(steps()).toEqual([]);
});

test("a step made meanwhile ends it, and its answer is not taken", async () => {
  const { reshaping, editing, steps, answer, stopped } = aReshaping();
  const asking = reshaping.ask(REBALANCE);
  editing.perform([assign([5], 1)]);
  expect(stopped).toEqual(["rebalance"]);
  answer({ edits: [assign([4], 1)], problems: [] });
  await asking;
  expect(reshaping.store.getState()).toEqual({ state: "idle" });
  expect(steps()).toHaveLength(1);
});

test("stopped, it takes the best so far; with none it says so", async () => {
  const { reshaping, answer, stopped } = aReshaping();
  const asking = reshaping.ask({ kind: "split", level: "grid", area: 1, count: 2 });
  reshaping.stop();
  expect(stopped).toEqual(["split"]);
  answer(null);
  await asking;
  expect(reshaping.store.getState().state).toBe("failed");
});
