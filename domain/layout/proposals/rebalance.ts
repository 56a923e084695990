import type { Draft } from "../layout.ts";
import type { Settings } from "../partition/settings.ts";
import { divisionSettings } from "./division.ts";

/**
 * What is asked of the optimiser to bring the grids of `draft` back into the band while at most `share` (0–1) of all households
 * change their grid. Locked and dedicated grids stay as they are.
 */
export function rebalanceSettings(
  draft: Draft,
  aims: { band: readonly [number, number]; target: number },
  asked: Pick<Settings, "preset" | "seed">,
  share: number,
): Settings {
  const households = draft.loads.households.reduce((sum, count) => sum + count, 0);
  return { ...divisionSettings(draft, aims, asked), maxMoved: Math.floor(share * households) };
}
