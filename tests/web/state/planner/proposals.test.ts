import { describe, expect, test } from "vitest";
import type { Preset } from "../../../../domain/layout/partition/settings.ts";
import { ASKED, type Computing, createProposals, type Proposal } from "../../../../web/state/planner/proposals.ts";

type Asked = { preset: Preset; seed: number };

const proposalOf = ({ preset, seed }: Asked, worst = 0.1): Proposal<string> => ({
  shown: {
    id: `${preset} ${seed}`,
    preset,
    seed,
    grids: 8,
    inBand: 8,
    worst,
    onRoads: 0.9,
    problems: [],
    sketch: { width: 0, height: 0, metresPerPx: 0, shapes: [], labels: [] },
  },
  layout: `${preset} ${seed}`,
});

/** An optimiser that ends when it is told to. */
function aHand() {
  const asked: {
    asked: Asked;
    end: (proposal: Proposal<string> | null) => void;
    onProgress: (done: number) => void;
  }[] = [];
  const ask = (one: Asked, onProgress: (done: number) => void): Computing<Proposal<string> | null> => {
    let end: (proposal: Proposal<string> | null) => void = () => {};
    const result = new Promise<Proposal<string> | null>((resolve) => {
      end = resolve;
    });
    asked.push({ asked: one, end, onProgress });
    return { result, stop: () => end(proposalOf(one, 0.4)) };
  };
  return { asked, ask };
}

const turns = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("five proposals", () => {
  test("come one after the other, each preset and then other seeds, with the share done", async () => {
    const { asked, ask } = aHand();
    const proposals = createProposals(ask);
    const done = proposals.make();
    asked[0].onProgress(0.5);
    expect(proposals.store.getState().progress).toBeCloseTo(0.1);
    for (let i = 0; i < ASKED.length; i++) {
      asked[i].end(proposalOf(asked[i].asked));
      await turns();
    }
    await done;
    const { proposals: made, progress, failed } = proposals.store.getState();
    expect(asked.map((one) => one.asked)).toEqual(ASKED);
    expect(made).toHaveLength(5);
    expect([progress, failed]).toEqual([null, false]);
  });

  test("stopped, the one under way stays as good as it is, and no other begins", async () => {
    const { asked, ask } = aHand();
    const proposals = createProposals(ask);
    const done = proposals.make();
    asked[0].end(proposalOf(asked[0].asked));
    await turns();
    proposals.stop();
    await done;
    const { proposals: made, progress } = proposals.store.getState();
    expect(made.map(({ shown }) => shown.worst)).toEqual([0.1, 0.4]);
    expect(progress).toBeNull();
    expect(asked).toHaveLength(2);
  });

  test("another five have other seeds; one that is chosen is remembered", async () => {
    const ask = (one: Asked) => ({ result: Promise.resolve(proposalOf(one)), stop: () => {} });
    const proposals = createProposals(ask);
    await proposals.make();
    expect(proposals.choose("balanced 1")).toBe("balanced 1");
    expect(proposals.store.getState().chosen).toBe("balanced 1");
    await proposals.make();
    expect(proposals.store.getState().chosen).toBeNull();
    expect(proposals.store.getState().proposals.map(({ shown }) => shown.seed)).toEqual([6, 6, 6, 7, 8]);
    expect(proposals.choose("balanced 1")).toBeNull();
  });

  test("where no division is found it says so; cleared, nothing that comes late is shown", async () => {
    const nothing = createProposals(() => ({ result: Promise.resolve(null), stop: () => {} }));
    await nothing.make();
    expect(nothing.store.getState()).toMatchObject({ failed: true, progress: null, proposals: [] });
    const { ask } = aHand();
    const late = createProposals(ask);
    const done = late.make();
    late.clear();
    await done;
    expect(late.store.getState()).toMatchObject({ proposals: [], progress: null });
  });
});
