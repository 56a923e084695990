import type { Preset, Settings } from "./settings.ts";

/** What a preset cares about, without units; `Aims` says what each is multiplied with. */
export type Taste = {
  border: number;
  shape: number;
  even: number;
  steep: number;
  /** how far from the mean a part may weigh, as a share of it, where the band does not decide */
  leeway: number | null;
};

/** How one grain is annealed: moves tried for every cut edge of the start, temperature in mean costs of an edge, lenience. */
export type Heat = { triesPerCut: number; heat: number; lenience: number };

/** How both are, and how heavy a street block may be that is moved as one, as a share of an average part. */
export type Plan = { blockShare: number; coarse: Heat; fine: Heat };

/** Found by trial on made-up towns of several seeds (docs/decisions/0023-partition.md). */
export const TASTES: Record<Preset, Taste> = {
  "along-roads": { border: 3, shape: 3, even: 0.5, steep: 40, leeway: null },
  balanced: { border: 3, shape: 3, even: 4, steep: 60, leeway: 0.12 },
  "equal-load": { border: 2, shape: 3, even: 0, steep: 90, leeway: 0.045 },
};

/** Alike loads are a matter of single buildings, borders along roads one of whole street blocks. */
const PLANS: Record<Preset, Plan> = {
  "along-roads": {
    blockShare: 0.6,
    coarse: { triesPerCut: 900, heat: 3, lenience: 0.1 },
    fine: { triesPerCut: 60, heat: 0.12, lenience: 1 },
  },
  balanced: {
    blockShare: 0.35,
    coarse: { triesPerCut: 250, heat: 3, lenience: 0.1 },
    fine: { triesPerCut: 300, heat: 1.5, lenience: 0.3 },
  },
  "equal-load": {
    blockShare: 0.2,
    coarse: { triesPerCut: 300, heat: 3, lenience: 0.1 },
    fine: { triesPerCut: 250, heat: 3.5, lenience: 0.3 },
  },
};

/** A band narrower than this, as a share of its middle, is met with single buildings only, whatever is cared about. */
const NARROW = 0.2;

/** How to go about it. */
export function planOf({ preset, band: [low, high] }: Settings): Plan {
  return PLANS[high - low < (NARROW * (low + high)) / 2 ? "equal-load" : preset];
}
