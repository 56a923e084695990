/** How many households a grid of a layout should have: least and most, and the number that is aimed at. */
export type LayoutSettings = { readonly band: readonly [least: number, most: number]; readonly target: number };

/** 300–500 households a grid, about 400. */
export const USUAL_SETTINGS: LayoutSettings = { band: [300, 500], target: 400 };

/** No grid has more households. */
export const MOST_HOUSEHOLDS = 100_000;

/** Settings as they are stored; what they do not say is as usual. */
export const settingsFrom = (stored: Partial<LayoutSettings>): LayoutSettings => ({ ...USUAL_SETTINGS, ...stored });

/** Whether the numbers are whole, and the target lies in the band. */
export const areSettings = ({ band: [least, most], target }: LayoutSettings): boolean =>
  [least, most, target].every(Number.isInteger) &&
  least >= 1 &&
  least <= target &&
  target <= most &&
  most <= MOST_HOUSEHOLDS;
