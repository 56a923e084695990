import type { Scene } from "../../../domain/wall/settings.ts";

/** What stands beside the map. */
export const BOXES = [
  "clock",
  "figures",
  "flow",
  "urgent",
  "hourly",
  "communities",
  "trend",
  "kinds",
  "parts",
  "staffing",
  "attention",
  "plan",
] as const;

export type Box = (typeof BOXES)[number];

/**
 * Heights in rem: the least that says something, what it should have, and the most that it makes use of. The clock and the
 * figures have but one: they stay where they are whatever scene comes.
 */
export const HEIGHTS: Readonly<Record<Box, { least: number; ideal: number; most: number }>> = {
  clock: { least: 3.2, ideal: 3.2, most: 3.2 },
  figures: { least: 4.8, ideal: 4.8, most: 4.8 },
  flow: { least: 5.2, ideal: 5.4, most: 6 },
  urgent: { least: 10.6, ideal: 12.8, most: 14.5 },
  hourly: { least: 7.5, ideal: 9.4, most: 15 },
  communities: { least: 15, ideal: 15.4, most: 18 },
  trend: { least: 7.5, ideal: 9.4, most: 14 },
  kinds: { least: 10.6, ideal: 11.8, most: 14 },
  parts: { least: 14, ideal: 18, most: 30 },
  staffing: { least: 7.9, ideal: 8.2, most: 9.5 },
  attention: { least: 8, ideal: 11, most: 13 },
  plan: { least: 12.6, ideal: 13, most: 14 },
};

/** What a wall shows of them where there is not room for all, by scene; where there is, they stay where they are. */
export const FIRST: Readonly<Record<Scene["kind"], readonly Box[]>> = {
  whole: ["clock", "figures", "flow", "urgent", "hourly"],
  communities: ["clock", "figures", "urgent", "communities"],
  community: ["clock", "figures", "urgent", "communities"],
  "hot-spots": ["clock", "figures", "urgent", "kinds", "trend"],
  "day-plan": ["clock", "figures", "plan", "staffing", "attention"],
};

/** What is left of a scene where there is room for hardly anything. */
export const mustShow = (scene: Scene["kind"]): Box[] =>
  scene === "day-plan" ? ["clock", "figures"] : ["clock", "figures", "urgent"];

/** The boxes in the order in which they are given room while `scene` is shown. */
export const orderFor = (scene: Scene["kind"]): Box[] => [
  ...FIRST[scene],
  ...BOXES.filter((box) => !FIRST[scene].includes(box)),
];

/** The order of a wall that has room for nearly all: the same for every scene, but for the last of them. */
export const usualOrder = (scene: Scene["kind"]): Box[] => {
  const last: Box[] = scene === "day-plan" ? ["plan", "attention"] : ["attention", "plan"];
  return [...BOXES.filter((box) => !last.includes(box)), ...last];
};
