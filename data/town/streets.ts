import type { Point } from "./geometry.ts";

/** What a line on the ground is: a class of road, or something else that parts the ground. */
export type StreetKind =
  | "trunk"
  | "primary"
  | "secondary"
  | "tertiary"
  | "residential"
  | "living_street"
  | "footway"
  | "river"
  | "shared-wall"
  | "none";

/** A line that cuts follow. One street may consist of several cuts. */
export type Street = {
  kind: StreetKind;
  name: string;
  /** half the width of the ground it takes: carriageway, verge and pavement */
  halfM: number;
  /** the next house number along it */
  nextNumber: number;
};

const HALF_M: Record<StreetKind, number> = {
  trunk: 22,
  primary: 18,
  secondary: 14,
  tertiary: 10,
  residential: 6,
  living_street: 4.5,
  footway: 2.2,
  river: 34,
  "shared-wall": 0.4,
  none: 0,
};

export const newStreet = (kind: StreetKind, name = ""): Street => ({ kind, name, halfM: HALF_M[kind], nextNumber: 1 });

/** A border that is no street: between lots of one compound. */
export const NO_STREET: Street = newStreet("none");

/** Shops stand along streets of these kinds. */
export const hasShops = (street: Street): boolean =>
  street.kind === "primary" || street.kind === "secondary" || street.kind === "tertiary" || street.kind === "trunk";

/** A vehicle can turn in from it. */
export const canEnterFrom = (street: Street): boolean =>
  street.kind !== "river" && street.kind !== "shared-wall" && street.kind !== "none" && street.kind !== "footway";

/** One line of a street along vertices of the plan. */
export type Way = { street: Street; chain: number[] };

/** A lane or wall inside a compound, with its own points. */
export type Lane = { kind: string; name: string; line: readonly Point[]; bridge?: boolean };
