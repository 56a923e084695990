import type { AttentionLevel, HouseholdType } from "../../domain/codes.ts";
import type { AreaKind, Level } from "../../domain/grid.ts";
import type { KioskOffice } from "../../domain/kiosk.ts";
import type { PrintWish } from "../../domain/paper/print.ts";
import type { Shape } from "../memory/shapes.ts";

// What a thread draws prints from: plain data, read once. World units are those of domain/mercator.ts.

/** An area in force. `geometry` is GeoJSON text in degrees. */
export type PrintArea = {
  code: string;
  name: string;
  level: Level;
  kind: AreaKind;
  /** code of what it lies in */
  parent: string | null;
  geometry: string;
  households: number;
  /** on duty there, by rank */
  people: { name: string; duty: string }[];
};

/** A householder by name, where their names are printed; `head` null where the register has none. */
export type PrintResident = { head: string | null; address: string };

/** Who had names put on paper, and why. */
export type Roster = { by: string; reason: string };

/** Households in world units, each with its householder where names are printed. All of the same length. */
export type PrintHouseholds = {
  x: Float64Array;
  y: Float64Array;
  /** index of its type, and of its attention level plus one (0: none) */
  type: Uint8Array;
  attention: Uint8Array;
  /** id, 0 for none */
  building: Int32Array;
  /** index among the areas */
  area: Int32Array;
  residents: (PrintResident | null)[] | null;
};

export type Ground = { land: Shape[]; roads: Shape[]; buildings: Shape[]; places: Shape[] };

/** A map, or an atlas. */
export type MapData = {
  kind: "map" | "atlas";
  /** of the area that is printed */
  code: string;
  areas: PrintArea[];
  ground: Ground;
  /** null where they are not printed */
  households: PrintHouseholds | null;
  /** null where no names are printed */
  roster: Roster | null;
  types: HouseholdType[];
  attentions: AttentionLevel[];
  /** name of the street office, of the largest area where there is none */
  office: string;
  /** yyyy-mm-dd */
  date: string;
  /** whom to name as the source */
  sources: string[];
  simulated: boolean;
};

/** One stair, or one building where no stair is known. */
export type PrintStair = {
  building: string;
  unit: string | null;
  /** null where it lies in none */
  microgrid: { code: string; name: string } | null;
  /** names of the areas it lies in, the largest first */
  areas: string[];
  people: { name: string; duty: string; area: string }[];
  /** the nearest first */
  offices: KioskOffice[];
  /** address that its square code says; null where it has none */
  url: string | null;
  token: string | null;
};

/** What hangs at stairs. */
export type StairData = {
  kind: "boards" | "codes" | "plates";
  stairs: PrintStair[];
  office: string;
  date: string;
  simulated: boolean;
};

export type PrintData = MapData | StairData;

export type PrintOrder = { wish: PrintWish; data: PrintData };
