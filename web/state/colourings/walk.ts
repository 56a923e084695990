// Who lives within a walk of the nearest facility of a kind, and who does not.

import type { FacilityKind, Name } from "../../../domain/codes.ts";
import type { HouseholdColumns } from "../../../domain/columns.ts";
import { WALK_MINUTES, type WalkOutside } from "../../../domain/walk.ts";
import { walkClassOf } from "../../../domain/walking-classes.ts";
import { walkEn } from "../../text/walk-en.ts";
import { walkZh } from "../../text/walk-zh.ts";
import type { Facility } from "../card.ts";
import { isWalkedTo } from "../circle.ts";
import type { ColourBy } from "../colour-by.ts";
import {
  type ColourChoice,
  type ColourClass,
  type Colouring,
  type ColouringKind,
  NO_CLASS,
} from "../colouring-kind.ts";
import { keepLast } from "../keep-last.ts";
import { lastOf } from "../loaded.ts";

export type WalkBy = Extract<ColourBy, { kind: "walk" }>;

const words = (text: (one: typeof walkZh.walk) => string): Name => ({ zh: text(walkZh.walk), en: text(walkEn.walk) });

// why grey: within is how it should be; what is coloured is what is missing
const classes: readonly ColourClass[] = [
  { label: words(({ inside }) => inside), fill: { light: "#B9C2CA", dark: "#4A5663" } },
  { label: words(({ outside }) => outside), fill: { light: "#CE5B3F", dark: "#F6A950" } },
];

const choicesOf = keepLast(
  (kinds: readonly FacilityKind[], facilities: readonly Facility[], minutes: number): readonly ColourChoice[] => {
    const known = new Set(facilities.map(({ kind }) => kind));
    return kinds
      .filter(({ code }) => isWalkedTo(code) && code !== "other" && known.has(code))
      .map(({ code, name }) => ({
        by: { kind: "walk", facility: code, minutes },
        label: {
          zh: walkZh.walk.colour(name.zh, String(minutes)),
          en: walkEn.walk.colour(name.en, String(minutes)),
        },
        group: words(({ circle }) => circle),
      }));
  },
);

const none: readonly ColourChoice[] = [];

/** The class of each household of `columns`. */
export function walkRows(columns: Pick<HouseholdColumns, "length" | "id">, encoded: string): Uint8Array {
  const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
  return Uint8Array.from({ length: columns.length }, (_, row) => {
    const found = walkClassOf(bytes, columns.id[row]);
    return found === "unknown" ? NO_CLASS : found === "within" ? 0 : 1;
  });
}

const colouringOf = keepLast(
  (columns: HouseholdColumns, outside: WalkOutside): Colouring => ({
    classes,
    rows: walkRows(columns, outside.classes),
    areas: null,
  }),
);

export const walkColouring: ColouringKind<WalkBy> = {
  choices: (state) => {
    const [town, facilities] = [lastOf(state.town), lastOf(state.facilities)];
    if (town === null || facilities === null || lastOf(state.households) === null) return none;
    // how long one walks is chosen in the legend: the picker offers every kind once
    const { colourBy } = state;
    const chosen = WALK_MINUTES.find((minutes) => colourBy.kind === "walk" && colourBy.minutes === minutes);
    return choicesOf(town.codes.facilityKinds, facilities, chosen ?? 15);
  },
  colouring: (state, { facility, minutes }) => {
    const [columns, outside] = [lastOf(state.households), lastOf(state.outside)];
    if (columns === null || outside?.kind !== facility || outside.minutes !== minutes) return null;
    return colouringOf(columns, outside);
  },
};
