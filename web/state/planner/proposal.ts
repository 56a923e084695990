import { colours, GRID_FILLS } from "../../../domain/area-colours.ts";
import type { Edit } from "../../../domain/layout/edit.ts";
import { isRefusal } from "../../../domain/layout/edit.ts";
import { figuresOf, summaryOf } from "../../../domain/layout/figures.ts";
import type { AreaId, Draft } from "../../../domain/layout/layout.ts";
import type { Outcome, Preset } from "../../../domain/layout/partition/settings.ts";
import { neighboursOf } from "../../layout-editor/neighbours.ts";
import { draftAfter } from "../editor/measured.ts";
import { gridSketch } from "./layout-sketch.ts";
import type { Proposal } from "./proposals.ts";
import type { Band } from "./shown.ts";

/** Room for the picture of a proposal, px. */
const [WIDTH, HEIGHT] = [96, 72];

/** Fills of the grids of layouts that stand side by side: the same grid has the same in all, and neighbours in any of them differ. */
export function fillsOf(...drafts: readonly Draft[]): (grid: AreaId) => string {
  const around = new Map<AreaId, Set<AreaId>>();
  for (const draft of drafts) {
    for (const [grid, others] of neighboursOf(draft, "grid"))
      around.set(grid, new Set([...(around.get(grid) ?? []), ...others]));
  }
  const chosen = colours(around);
  return (grid) => GRID_FILLS[chosen.get(grid) ?? 0];
}

/** What `edits` would make of `draft`, as it is shown; null where they do not apply any more. */
export function proposalOf(
  draft: Draft,
  edits: readonly Edit[],
  { preset, seed }: { preset: Preset; seed: number },
  { problems }: Pick<Outcome, "problems">,
  { band, target }: { band: Band; target: number },
): Proposal<readonly Edit[]> | null {
  const after = draftAfter(draft, edits);
  if (isRefusal(after)) return null;
  const figures = figuresOf(after);
  const { grids, inBand, onRoads } = summaryOf(after, figures, band);
  const measured = [...figures.grid].filter(
    ([id, { cells }]) => cells > 0 && after.layout.grids.get(id)!.kind !== "dedicated",
  );
  const worst = Math.max(0, ...measured.map(([, { households }]) => Math.abs(households - target) / target));
  return {
    layout: edits,
    shown: {
      id: `${preset} ${seed}`,
      preset,
      seed,
      grids,
      inBand,
      onRoads,
      worst,
      problems: [...new Set(problems.map(({ kind }) => kind))],
      sketch: gridSketch(after, fillsOf(after), WIDTH, HEIGHT),
    },
  };
}
