// What a way of colouring households has to say about itself: one file a kind in `colourings/`, listed in colouring.ts.

import type { Name } from "../../domain/codes.ts";
import type { AppState } from "./app.ts";
import type { ColourBy } from "./colour-by.ts";
import type { Theme } from "./preferences.ts";

/** One class of a colouring: a row of its legend. */
export type ColourClass = { label: Name; fill: Readonly<Record<Theme, string>> };

/** Rows of no class in `Colouring.rows`. */
export const NO_CLASS = 255;

/** Classes and what is of which. `rows` colours households, `areas` fills areas; the other is null. */
export type Colouring = {
  classes: readonly ColourClass[];
  /** class of each row of the households' columns, or `NO_CLASS` */
  rows: Uint8Array | null;
  /** class of each area, by its code */
  areas: ReadonlyMap<string, number> | null;
  /** how a household or area of no class reads; absent where every one has a class */
  rest?: Name;
  /** counts of a few are not said exactly outside one's own grid */
  discreet?: boolean;
};

/** What the picker offers. Choices of one group stand together under its name. */
export type ColourChoice = { by: ColourBy; label: Name; group: Name | null };

/**
 * One way of colouring. Both functions follow from the state alone and give the same objects as long as what they follow
 * from stays the same (`keepLast`): the map compares by identity, and a pass over all households is not made twice.
 */
export type ColouringKind<By extends ColourBy> = {
  /** what may be chosen now; nothing while it is not known or not allowed */
  choices(state: AppState): readonly ColourChoice[];
  /** null while its data are not there */
  colouring(state: AppState, by: By): Colouring | null;
};
