import { LEVELS, type Level } from "../../domain/grid.ts";
import type { Right } from "../../domain/role.ts";
import type { Seeing } from "../access/sight.ts";
import type { View } from "../access/views.ts";
import type { Areas } from "../grids/areas.ts";
import { gridProperties } from "../grids/feature-collection.ts";
import type { Held } from "../memory/memory.ts";
import { type Properties, type Shape, ShapeIndex, shapeOf } from "../memory/shapes.ts";
import { type Points, pointTile } from "./point-tile.ts";
import { BUFFER, shapeTile, tileBox } from "./shape-tile.ts";
import type { Allocate } from "./tile-memory.ts";

/** A layer of vector tiles: where it is to be had, what its features say, and how a tile is made. */
export type TileLayer = {
  name: string;
  /** who may see it: those with any of them */
  rights: readonly Right[];
  /** whose scopes decide what is in a tile */
  depends: readonly Seeing[];
  /** the part of memory whose version is the layer's */
  held: Held;
  minzoom: number;
  maxzoom: number;
  /** properties and what they are, as TileJSON names them */
  fields: Record<string, "String" | "Number" | "Boolean">;
  /** how far features reach into neighbouring tiles, in tile widths */
  reach: number;
  /** null when nothing is in the tile; its memory may be from `allocate` */
  tile(view: View, z: number, x: number, y: number, allocate: Allocate): Uint8Array<ArrayBuffer> | null;
};

const REACH = BUFFER / 4096;

/** Who sees the ground: a wall, too, which sees nothing of the households counted in it. */
const GROUND: readonly Right[] = ["map", "wall"];

/** Every layer of vector tiles. */
export const LAYERS: readonly TileLayer[] = [
  {
    name: "grids",
    rights: GROUND,
    depends: ["households", "incidents"],
    held: "grids",
    minzoom: 5,
    maxzoom: 16,
    fields: {
      code: "String",
      name: "String",
      level: "String",
      kind: "String",
      parent: "String",
      households: "Number",
      open_incidents: "Number",
    },
    reach: REACH,
    tile: (view, z, x, y) => {
      const shown = borders(view.areas)
        .within(tileBox(z, x, y))
        .filter(({ id }) => z >= FIRST_ZOOM[view.areas.of(id)!.level]);
      const ofShape = ({ id }: Shape): Properties => {
        const { population, visited, ...properties } = gridProperties(view, view.areas.of(id)!);
        return properties;
      };
      return shapeTile("grids", shown, ofShape, z, x, y);
    },
  },
  {
    ...shapeLayer("buildings", "buildings", 13, (view, shape) => ({ ...shape.properties, ...view.tallyOf(shape.id) })),
    depends: ["households"],
    fields: {
      id: "Number",
      code: "String",
      name: "String",
      kind: "String",
      address: "String",
      floors: "Number",
      households: "Number",
      main_type: "String",
      cut: "Boolean",
    },
  },
  {
    ...shapeLayer("roads", "roads", 8),
    fields: { name: "String", kind: "String", bridge: "Boolean", tunnel: "Boolean" },
  },
  {
    ...shapeLayer("areas", "land", 8),
    fields: { name: "String", kind: "String", compound: "Number", cut: "Boolean" },
  },
  {
    ...shapeLayer("places", "places", 11),
    fields: { name: "String", kind: "String" },
  },
  pointLayer(
    "households",
    ({ households: rows, codes, areaCodes }) => ({
      rows,
      fields: [
        { name: "id", codes: null, column: rows.id },
        { name: "type", codes: codes.types.codes, column: rows.type },
        { name: "attention", codes: codes.attentions.codes, column: rows.attention },
        { name: "grid", codes: areaCodes.codes, column: rows.grid },
      ],
    }),
    { id: "Number", type: "String", attention: "String", grid: "String" },
  ),
  pointLayer(
    "incidents",
    ({ incidents: rows, codes }) => ({
      rows,
      fields: [
        { name: "id", codes: null, column: rows.id },
        { name: "kind", codes: codes.kinds.codes, column: rows.kind },
        { name: "state", codes: codes.states.codes, column: rows.state },
        { name: "urgency", codes: codes.urgencies.codes, column: rows.urgency },
        { name: "time", codes: null, column: rows.time },
      ],
    }),
    { id: "Number", kind: "String", state: "String", urgency: "String", time: "Number" },
  ),
];

/** From which zoom on a level of areas is in the tiles: a county's microgrids are dust at zoom 9. */
const FIRST_ZOOM: Record<Level, number> = { county: 0, street: 0, community: 9, grid: 11, microgrid: 12 };

const bordersOf = new WeakMap<Areas, { version: number; borders: ShapeIndex }>();

/** Borders in force as shapes, the smallest level last; made anew when areas change. */
function borders(areas: Areas): ShapeIndex {
  const kept = bordersOf.get(areas);
  if (kept?.version === areas.version) return kept.borders;
  const shapes = [...areas.all()]
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
    .flatMap(({ id, geometry }) => (geometry === null ? [] : shapeOf({ id, geometry, properties: {} })));
  const made = new ShapeIndex(shapes);
  bordersOf.set(areas, { version: areas.version, borders: made });
  return made;
}

function shapeLayer(
  name: string,
  held: "buildings" | "roads" | "land" | "places",
  minzoom: number,
  properties: (view: View, shape: Shape) => Properties = (_, shape) => shape.properties,
): Omit<TileLayer, "fields"> {
  return {
    name,
    rights: GROUND,
    depends: [],
    held,
    minzoom,
    maxzoom: 16,
    reach: REACH,
    tile: (view, z, x, y) => {
      const shapes = view[held].within(tileBox(z, x, y));
      return shapeTile(name, shapes, (shape) => properties(view, shape), z, x, y, true);
    },
  };
}

function pointLayer(
  name: "households" | "incidents",
  points: (view: View) => Points,
  fields: TileLayer["fields"],
): TileLayer {
  return {
    name,
    rights: [name],
    depends: [name],
    held: name,
    minzoom: 12,
    maxzoom: 16,
    fields,
    reach: 0,
    tile: (view, z, x, y, allocate) => pointTile(name, points(view), z, x, y, allocate),
  };
}
