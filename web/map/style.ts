import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import { areaFills, areaLabels, borders, markedFills, veil } from "./area-layers.ts";
import { basemap } from "./basemap.ts";
import { crowdLayer } from "./crowd-layer.ts";
import { drawnGround, drawnMarks } from "./drawing-layers.ts";
import { facilityLayers } from "./facility-layers.ts";
import { names } from "./names.ts";
import { PALETTES } from "./palette.ts";
import { PLAN_SOURCES, planBorders, planFills, planMarks, withPlanGround } from "./plan-layers.ts";
import type { SceneInput, TileLayer, TileSource } from "./scene-input.ts";

/** Layers of the style that layers of our own are drawn under: the draw order of look.md §7 in one place. */
export const BEFORE = {
  heat: "borders-microgrid",
  points: "area-names",
  marks: "crowds",
  callouts: "labels-county",
} as const;

/** GeoJSON sources that the map view fills. */
export const SHAPE_SOURCES = [
  "veil",
  "area-fills",
  "borders",
  "dedicated",
  "labels",
  "selected-area",
  "hovered-area",
  "facilities",
  "crowds",
  "drawings",
] as const;

export type ShapeSource = (typeof SHAPE_SOURCES)[number];

/** The parts of a scene input that the style is made from; all else is filled in by the map view. */
export type StyleInput = Pick<
  SceneInput,
  "theme" | "language" | "tiles" | "codes" | "visibleTypes" | "layers" | "symbolScale"
> & {
  /** colours of the grids while a layout is redrawn; absent when none is */
  planFills?: readonly string[] | null;
};

/**
 * The style of the whole map: land, water, green, roads, buildings, veil, (heat,) borders, drawings, (points,) names, (incidents,)
 * grid labels. It names no `glyphs` and no `sprite`: text comes from the machine's fonts, images are drawn on demand.
 */
export function style(input: StyleInput, lat: number): StyleSpecification {
  const palette = PALETTES[input.theme];
  const tints = input.layers.households
    ? input.codes.householdTypes.filter((type) => input.visibleTypes?.has(type.code) ?? true)
    : [];
  const { planFills: fills } = input;
  const base = basemap(palette, lat, tints);
  const layers: LayerSpecification[] = [
    ...(fills ? withPlanGround(base, palette, planFills(fills, palette, input.theme === "dark")) : base),
    veil(palette),
    areaFills(),
    ...markedFills(palette),
    ...borders(palette),
    ...(fills ? planBorders(palette) : []),
    ...drawnGround(palette, input.symbolScale),
    ...names(palette, input.symbolScale),
    ...facilityLayers(palette, input.symbolScale),
    crowdLayer(),
    ...drawnMarks(palette, input.symbolScale),
    ...areaLabels(palette, input.language, input.symbolScale),
    ...(fills ? planMarks(palette, input.symbolScale) : []),
  ];
  const empty = { type: "FeatureCollection" as const, features: [] };
  const sources: Record<string, SourceSpecification> = Object.fromEntries([
    ...[...SHAPE_SOURCES, ...(fills ? PLAN_SOURCES : [])].map((id) => [
      id,
      { type: "geojson", data: empty, tolerance: 0.2 },
    ]),
    ...(Object.keys(input.tiles) as TileLayer[]).map((id) => [id, tileSource(input.tiles[id])]),
  ]);
  return { version: 8, sources, layers };
}

/** A source of vector tiles for the style. */
export function tileSource(source: TileSource | null): SourceSpecification {
  // why: a layer must name a source that exists; one without tiles stays empty and asks for nothing
  if (!source) return { type: "vector", tiles: ["data:,{z}{x}{y}"], minzoom: 23, maxzoom: 24 };
  return {
    type: "vector",
    tiles: [source.url],
    minzoom: source.minZoom,
    maxzoom: source.maxZoom,
    ...(source.bounds ? { bounds: [...source.bounds] as [number, number, number, number] } : {}),
  };
}
