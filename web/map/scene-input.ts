import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import type { CodeTables } from "../../domain/codes.ts";
import type { HouseholdColumns, IncidentColumns } from "../../domain/columns.ts";
import type { GridProperties } from "../../domain/grid.ts";
import type { Bounds, Position } from "../../domain/position.ts";
import type { DensityField } from "../../domain/statistics/density.ts";
import type { PlanPicture } from "./plan-picture.ts";

export type Theme = "light" | "dark";
export type Language = "zh" | "en";

/** Layers of the base map, each from its own vector tiles. */
export type TileLayer = "areas" | "roads" | "buildings" | "places";

/** Where a tile layer comes from. `url` is absolute and has {z}, {x}, {y} and the version in it. */
export type TileSource = { url: string; minZoom: number; maxZoom: number; bounds?: Bounds };

/** Class of a household that has none: drawn faint. */
export const NO_CLASS = 255;

/** Households coloured by something else than their type: a class a row. */
export type HouseholdColouring = {
  /** class of each row of the columns, or `NO_CLASS` */
  classes: Uint8Array;
  /** colour of each class */
  fills: readonly string[];
  /** whether each class is drawn, and last whether households without one are */
  shown: readonly boolean[];
};

/** What the user has switched on. Heat and household points are never drawn together: heat wins. */
export type LayerSwitches = {
  households: boolean;
  incidents: boolean;
  heat: boolean;
  grids: boolean;
  facilities: boolean;
};

/** Which incidents count. `from` and `to` are seconds since 1970, `to` not included; null = all. */
export type IncidentFilter = {
  kinds: ReadonlySet<string> | null;
  from: number;
  to: number;
  /** only those whose state is open */
  openOnly: boolean;
};

/** The field to draw and the scale it is read with: `max` is fixed for the period, in incidents per km². */
export type HeatInput = { field: DensityField; max: number };

export type AreaCollection = FeatureCollection<MultiPolygon | Polygon, GridProperties>;

export type FacilityPoint = { id: number; kind: string; name: string; position: Position };

/** One thing on the map. `position` of a point lets the map mark it even when its data are not loaded. */
export type Target =
  | { kind: "nothing" }
  | { kind: "area"; code: string }
  | { kind: "household"; id: number; position?: Position; building?: number | null }
  | { kind: "building"; id: number }
  | { kind: "incident"; id: number; position?: Position }
  | { kind: "facility"; id: number }
  | { kind: "compound"; id: number; name?: string }
  | { kind: "place"; name: string; position: Position };

/** Something drawn beside the layers: a way on foot, a round of visits, an area around something, a numbered stop, a gate. */
export type Drawing =
  | { role: "way" | "round" | "link" | "border-then" | "border-now"; line: readonly Position[] }
  | { role: "circle" | "picked"; area: Polygon | MultiPolygon }
  | { role: "stop" | "gate"; position: Position; label: string };

/** Everything the picture depends on, as plain immutable values: change by giving a new object. */
export type SceneInput = {
  theme: Theme;
  language: Language;
  codes: CodeTables;
  /** null while a layer has no tiles */
  tiles: Readonly<Record<TileLayer, TileSource | null>>;
  layers: LayerSwitches;
  /** areas of all levels */
  areas: AreaCollection | null;
  households: HouseholdColumns | null;
  /** codes of household types that are drawn; null = all */
  visibleTypes: ReadonlySet<string> | null;
  /** codes of attention levels whose ring is drawn; null = all */
  visibleAttention: ReadonlySet<string> | null;
  /** null = by type */
  colouring: HouseholdColouring | null;
  /** colour of each area that is filled, by its code; null = none is */
  areaFills: ReadonlyMap<string, string> | null;
  /** ground that is filled instead of areas: each feature has its colour in `fill` */
  ground?: FeatureCollection<MultiPolygon | Polygon, { fill: string }> | null;
  incidents: IncidentColumns | null;
  incidentFilter: IncidentFilter;
  heat: HeatInput | null;
  /** what lies below nothing, or below what is usual: drawn beside `heat`, in cool colours */
  less?: HeatInput | null;
  facilities: readonly FacilityPoint[];
  drawings: readonly Drawing[];
  /** code of the area in whose bounds the user works: all outside is veiled; null = no veil */
  scope: string | null;
  /** what the pointer does: look and choose, draw an area, or whatever the layout editor makes of it: `plan-look` leaves it to the map to be dragged */
  tool: "area" | "plan" | "plan-look" | null;
  /** a layout that is being redrawn */
  plan?: PlanPicture | null;
  selection: Target;
  hover: Target;
  /** factor on points and callouts: 1.4 on a phone, more on a wall */
  symbolScale: number;
};

/** Where one looks from. `bearing` in degrees clockwise from north; `metersPerPixel` at the centre, CSS pixels. */
export type Camera = {
  center: Position;
  zoom: number;
  bearing: number;
  bounds: Bounds;
  widthPx: number;
  heightPx: number;
  metersPerPixel: number;
};

/** What lies under the pointer, the topmost first chosen. Same cases as a selection. */
export type Hit = Target;

export type PointerInput = {
  kind: "hover" | "click";
  position: Position;
  /** CSS pixels from the map's upper left corner */
  px: readonly [x: number, y: number];
  hit: Hit;
  /** smallest area under the pointer at the level shown, whatever lies above it; null outside all */
  area: string | null;
  touch: boolean;
};
