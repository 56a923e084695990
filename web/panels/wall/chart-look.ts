import { palettes } from "../../theme.ts";

/** Colours of charts on a wall: bars, what is looked at now, what it is compared with. */
export const CHART = palettes.dark;

/** What all charts of a wall have in common; `rem`: the smallest character in px. */
export const chartLook = (rem: number) => ({
  animation: false,
  backgroundColor: "transparent",
  textStyle: { fontFamily: "inherit", fontSize: rem, color: CHART.ink3 },
});

/** An axis that says where things are, without ticks. */
export const axisLook = (rem: number) => ({
  axisTick: { show: false },
  axisLine: { lineStyle: { color: CHART.bar2, width: Math.max(1, rem / 24) } },
  axisLabel: { color: CHART.ink3, fontSize: rem, margin: rem * 0.3 },
});

/** A value axis with three lines at most, its figures inside at the right. */
export const valueLook = (rem: number, max: number) => ({
  type: "value" as const,
  position: "right" as const,
  min: 0,
  max,
  interval: max / 2,
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { color: CHART.ink3, fontSize: rem, inside: false, margin: rem * 0.25, showMinLabel: false },
  splitLine: { lineStyle: { color: CHART.line2, width: Math.max(1, rem / 24) } },
});

/** The highest value of an axis that ends on an even number, at least `value`: 2, 4, 6, 8, 10, 20, 30 … */
export function evenMax(value: number): number {
  if (value <= 10) return Math.max(2, 2 * Math.ceil(value / 2));
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * power >= value) ?? 10;
  return step * power;
}
