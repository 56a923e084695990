// Colours of verdicts on the map. Warm is much, cool is little; lightness rises or falls in one direction either way, so that they
// can be told in every kind of sight and on a grey print.

import type { Theme } from "../preferences.ts";
import { EMERGING } from "./emerging-kinds.ts";

export type Fill = Readonly<Record<Theme, string>>;

const fill = (light: string, dark: string): Fill => ({ light, dark });

/** Hot at 99, 95, 90 %, then cold at 90, 95, 99 %: the rows of the legend. */
export const HOT_KINDS = [3, 2, 1, -1, -2, -3] as const;
export type HotKind = (typeof HOT_KINDS)[number];

export const HOT_FILLS: Readonly<Record<HotKind, Fill>> = {
  3: fill("#802A4A", "#F6D37F"),
  2: fill("#CE5B3F", "#EB7B4D"),
  1: fill("#ECC17B", "#8C3A74"),
  [-1]: fill("#B9DCD3", "#1F4A4C"),
  [-2]: fill("#559F9A", "#2F8482"),
  [-3]: fill("#17525B", "#9FE0D6"),
};

/** Half of the kinds are hot; the cold ones follow in the same order. */
const HOT_COURSES: readonly Fill[] = [
  fill("#802A4A", "#F9F0C2"),
  fill("#AE4047", "#F6D37F"),
  fill("#CE5B3F", "#F6A950"),
  fill("#E38144", "#EB7B4D"),
  fill("#ECA258", "#D3595D"),
  fill("#ECC17B", "#AD4371"),
  fill("#EDD9A5", "#6E3578"),
  fill("#D9D3C5", "#3A2F5C"),
];
const COLD_COURSES: readonly Fill[] = [
  fill("#0D3A45", "#DDF5F0"),
  fill("#17525B", "#9FE0D6"),
  fill("#246C71", "#6FC7BD"),
  fill("#398686", "#48A8A2"),
  fill("#559F9A", "#2F8482"),
  fill("#78B6AD", "#27696A"),
  fill("#9CCBC0", "#1F4A4C"),
  fill("#BFDDD3", "#1A3539"),
];

/** By the place in EMERGING. */
export const EMERGING_FILLS: readonly Fill[] = EMERGING.map((_, index) => [...HOT_COURSES, ...COLD_COURSES][index]);

/** Of a cluster, by how unlikely it is to come by chance. */
export const clusterFill = (p: number): Fill => (p <= 0.01 ? HOT_FILLS[3] : HOT_FILLS[2]);
