import { counted } from "./counted.ts";
import type { walkZh } from "./walk-zh.ts";

/** The same in English. */
export const walkEn: typeof walkZh = {
  walk: {
    way: "Way",
    from: (start, metres) => `${metres} m on foot from ${start}`,
    straight: (start, metres) => `${metres} m straight from ${start}`,
    gate: "the gate",
    gates: "Gates",
    compound: "Compound",
    noGates: "No gates registered yet",
    buildings: (count) => counted(count, "building"),
    noHouseholds: "No households in your area",
    circle: "Walking circle",
    minutes: (count) => `${count} min`,
    wholeCircle: "Show all",
    within: "Households within",
    reach: (metres) => `Within ${metres} m along roads, at 80 m a minute`,
    reachStraight: (metres) => `No roads known near: within ${metres} m straight, at 80 m a minute`,
    straightTag: "straight",
    circleFailed: "The circle could not be worked out",
    colour: (kind, minutes) => `${kind} · ${minutes} min on foot`,
    inside: "Within",
    outside: "Outside",
    outsideBy: "Areas most outside",
    share: (outside, all) => `${outside} of ${all}`,
    straightHouseholds: (count) => `; ${count} without a road near, measured straight`,
    allWithin: "Every household is within",
  },
};
