import { expect, test } from "vitest";
import { figuresOf } from "../../../../domain/layout/figures.ts";
import type { Draft } from "../../../../domain/layout/layout.ts";
import type { ProposalSettings } from "../../../../domain/layout/proposals/proposal.ts";
import { propose } from "../../../../domain/layout/proposals/propose.ts";
import { draftAfter } from "../../../support/edits.ts";
import { aDraft } from "../../../support/square-town.ts";

// 8 × 8 cells of 10 households in 4 grids of 160
const TOWN = { columns: 8, rows: 8 };
const NAMES = { byNumber: (number: number) => `新 ${number}`, after: (name: string) => `${name} 之二` };
const SETTINGS: ProposalSettings = { preset: "balanced", seed: 1, band: [60, 100], target: 80 };
const onwards = () => true;

const ask = (draft: Draft, kind: Parameters<typeof propose>[1]["kind"], more: Partial<ProposalSettings> = {}) =>
  propose(draft, { kind, settings: { ...SETTINGS, ...more } }, NAMES, 0.5, onwards);

/** Households of each grid after the edits, and in how many pieces it lies. */
function gridsAfter(draft: Draft, { edits }: { edits: ReturnType<typeof ask>[number]["edits"] }) {
  const after = edits.reduce(draftAfter, draft);
  return [...figuresOf(after).grid.values()].map(({ households, pieces }) => ({ households, pieces }));
}

const isRight = ({ households, pieces }: { households: number; pieces: number }) =>
  pieces === 1 && households >= 60 && households <= 100;

test("all grids anew: as many as the target makes, whole and in the band", () => {
  const draft = aDraft(TOWN);
  const [proposal] = ask(draft, "partition");
  const grids = gridsAfter(draft, proposal);
  expect(grids).toHaveLength(8);
  expect(grids.filter((grid) => !isRight(grid))).toEqual([]);
  expect(ask(draft, "partition")).toEqual([proposal]);
});

test("five to choose from, told one after the other", () => {
  const finished: number[] = [];
  const proposals = propose(aDraft(TOWN), { kind: "alternatives", settings: SETTINGS }, NAMES, 0.5, (_, made) => {
    if (made.length !== finished.at(-1)) finished.push(made.length);
    return true;
  });
  expect(proposals.map(({ preset, seed }) => `${preset} ${seed}`)).toEqual([
    "along-roads 1",
    "balanced 1",
    "equal-load 1",
    "along-roads 2",
    "along-roads 3",
  ]);
  expect(finished).toEqual([0, 1, 2, 3, 4]);
});

test("stopped, there is the best so far, and it fits", () => {
  const draft = aDraft(TOWN);
  let calls = 0;
  const proposals = propose(draft, { kind: "alternatives", settings: SETTINGS }, NAMES, 0.5, () => ++calls < 3);
  expect(calls).toBe(3);
  expect(proposals).toHaveLength(1);
  expect(gridsAfter(draft, proposals[0]).every(({ pieces }) => pieces === 1)).toBe(true);
});

test("one grid in two keeps the others as they are", () => {
  const draft = aDraft(TOWN);
  const [proposal] = ask(draft, "split", { split: { level: "grid", area: 1, count: 2 } });
  expect(gridsAfter(draft, proposal)).toEqual([80, 160, 160, 160, 80].map((households) => ({ households, pieces: 1 })));
  expect(() => ask(draft, "split", { split: { level: "grid", area: 99, count: 2 } })).toThrow(RangeError);
});

test("back into the band, with no more on the move than allowed", () => {
  const draft = draftAfter(aDraft(TOWN), { kind: "assign", level: "grid", cells: [4, 12, 20, 28], to: 1 });
  const wide = { band: [150, 170] as const, target: 160 };
  const [proposal] = ask(draft, "rebalance", wide);
  expect(gridsAfter(draft, proposal).every(({ households }) => households >= 150 && households <= 170)).toBe(true);
  const [none] = ask(draft, "rebalance", { ...wide, budget: 0 });
  expect(gridsAfter(draft, none).map(({ households }) => households)).toEqual([200, 120, 160, 160]);
});

test("what is in pieces can be mended, each way for itself", () => {
  const draft = draftAfter(aDraft(TOWN), { kind: "assign", level: "grid", cells: [63], to: 1 });
  const proposals = ask(draft, "repair", { band: [100, 200], target: 160 });
  expect(proposals[0]).toMatchObject({ repair: { grid: 1, text: "repair.join", households: 10 }, problems: [] });
  expect(gridsAfter(draft, proposals[0])).toEqual(Array(4).fill({ households: 160, pieces: 1 }));
});
