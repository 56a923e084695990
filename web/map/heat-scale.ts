/** The first of the nine steps starts at this share of the highest value; below it the map is clear. */
export const HEAT_FROM = 0.12;

/** Opacity of the first and the last step. */
export const HEAT_OPACITY = [0.55, 0.88] as const;

export const HEAT_STEPS = 9;

/** Where each step begins, and where the last ends: ten values from 12 % of `max` to `max`, in its unit. */
export const heatSteps = (max: number): number[] =>
  Array.from({ length: HEAT_STEPS + 1 }, (_, step) => max * (HEAT_FROM + ((1 - HEAT_FROM) * step) / HEAT_STEPS));

/** The next number that reads well: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten, at least `value`. */
export function readableMax(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step =
    [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * power >= value * 0.999999) ?? 10;
  return Number((step * power).toPrecision(3));
}

/** Under this zoom incidents are a heat map, unless households are shown: the two would use the same colours. */
export const HEAT_UNTIL = 14.5;
