import { counted } from "./counted.ts";
import type { GroundNotesText } from "./ground-notes-zh.ts";

/** As `groundNotesZh`, in English. */
export const groundNotesEn: GroundNotesText = {
  title: "Data of the ground",
  count: (count) => count,
  places: (count) => counted(count, "place"),
  show: "Show on the map",
  faults: {
    "border-missing": "The community has no border, so there are no cells. Import its border first.",
    "border-mended": "The border crosses or overlaps itself; the ground it encloses was taken. Please check it.",
    "too-far": "Lies too far from the community and was left out. Please check the datum.",
    "no-roads": "No roads, rivers or walls: cells follow the buildings alone.",
    "no-buildings": "No footprints: cells follow the households.",
    "no-households": "No households: there is nothing to balance.",
    "one-cell": "The whole community is one cell and cannot be divided.",
    "footprint-broken": "A footprint encloses no ground; the building counts as a point.",
    "footprints-merged": "Two footprints overlap by more than half; they are one cell.",
    "footprints-overlap": "Two footprints overlap in part; the smaller one has the ground.",
    "building-outside": "A building outside the border has no cell.",
    "building-covered": "A building covered by other footprints has no cell of its own.",
    "building-uncut": "More than 60 households in one stair, or stairs unknown: not cut by stair.",
    "household-outside": "A household outside the border counts with the nearest cell.",
  },
};
