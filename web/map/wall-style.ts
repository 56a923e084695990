import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import { basemap } from "./basemap.ts";
import { PALETTES } from "./palette.ts";
import type { TileLayer } from "./scene-input.ts";
import { tileSource } from "./style.ts";
import type { WallPicture } from "./wall-picture.ts";

const palette = PALETTES.dark;

/** GeoJSON sources that the wall's map fills. */
export const WALL_SOURCES = ["veil", "open", "borders", "focus", "marks"] as const;

export type WallSource = (typeof WALL_SOURCES)[number];

/** The layer that heat is drawn below. */
export const HEAT_BELOW = "veil";

/**
 * The style of a wall's map: ground, (heat,) veil, grids with open incidents, borders, marks. Dark, and without a single word: a map
 * cannot know where seams and callouts are, so names are placed above it.
 */
export function wallStyle(tiles: WallPicture["tiles"], lat: number, rem: number): StyleSpecification {
  const px = rem / 24;
  const sources: Record<string, SourceSpecification> = Object.fromEntries([
    ...WALL_SOURCES.map((id) => [id, { type: "geojson", data: NOTHING, tolerance: 0.2 }]),
    ...(Object.keys(tiles) as TileLayer[]).map((id) => [id, tileSource(tiles[id])]),
  ]);
  return { version: 8, sources, layers: [...basemap(palette, lat, []), ...above(px)] };
}

const NOTHING = { type: "FeatureCollection" as const, features: [] };

function above(px: number): LayerSpecification[] {
  const border = (level: string, width: number, opacity: number): LayerSpecification => ({
    id: `borders-${level}`,
    type: "line",
    source: "borders",
    filter: ["==", ["get", "level"], level],
    layout: { "line-join": "round", "line-cap": "round" },
    paint: { "line-color": palette.ink, "line-width": width * px, "line-opacity": opacity },
  });
  return [
    {
      id: "veil",
      type: "fill",
      source: "veil",
      paint: { "fill-color": palette.veil, "fill-opacity": palette.veilOpacity, "fill-antialias": false },
    },
    {
      id: "open",
      type: "fill",
      source: "open",
      paint: { "fill-color": palette.ink, "fill-opacity": ["+", 0.02, ["*", 0.08, ["get", "share"]]] },
    },
    border("grid", 1.3, 0.34),
    border("community", 2.4, 0.8),
    border("street", 3, 0.9),
    border("county", 3.4, 0.9),
    {
      id: "focus",
      type: "line",
      source: "focus",
      layout: { "line-join": "round" },
      paint: { "line-color": palette.accent, "line-width": 4 * px },
    },
    {
      id: "marks",
      type: "symbol",
      source: "marks",
      layout: {
        "icon-image": ["get", "image"],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "symbol-sort-key": ["get", "order"],
      },
    },
  ];
}
