/** Kinds of land that are drawn green. */
export const GREEN = [
  "park",
  "green",
  "garden",
  "grass",
  "forest",
  "wood",
  "pitch",
  "recreation_ground",
  "village_green",
  "cemetery",
  "scrub",
  "golf_course",
  "playground",
  "nature_reserve",
  "meadow",
  "orchard",
];

/** Kinds of land that are water. */
export const WATER = ["water", "river", "lake", "pond", "reservoir", "basin", "canal", "wetland"];
