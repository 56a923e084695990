// Colours of classes. Computed, with the figures in docs/decisions/0017: lightness rises in one direction, in every kind of sight.

import type { Theme } from "../preferences.ts";

type Fill = Readonly<Record<Theme, string>>;

/** Little to much: dark is much on light ground, light is much on dark ground. */
const SEQUENTIAL: Record<Theme, readonly string[]> = {
  light: ["#BFF2EE", "#69D8CD", "#04B9A8", "#0B9381", "#056F5E", "#034D3E", "#002E21"],
  dark: ["#053C2E", "#035C4A", "#007D69", "#0F9F8C", "#10C2B1", "#68E1D5", "#BDF9F4"],
};

/** Kinds without order, the clearest first. */
const QUALITATIVE = ["#166E54", "#A76BCA", "#FBD509", "#DB918C", "#A9E4EA", "#643400", "#827F11", "#6C0076"];

/** Which of them so many classes take: those farthest from each other. */
const PICKED = [[], [3], [1, 5], [1, 3, 5], [0, 2, 4, 6], [0, 2, 3, 4, 6], [0, 1, 2, 3, 4, 6], [0, 1, 2, 3, 4, 5, 6]];

/** Colours of `count` classes from little to much; at most seven. */
export const sequential = (count: number): Fill[] =>
  PICKED[Math.min(count, PICKED.length - 1)].map((at) => ({ light: SEQUENTIAL.light[at], dark: SEQUENTIAL.dark[at] }));

/** Colours of `count` kinds; at most eight. */
export const qualitative = (count: number): Fill[] =>
  QUALITATIVE.slice(0, count).map((colour) => ({ light: colour, dark: colour }));
