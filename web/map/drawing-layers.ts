import type { Feature, FeatureCollection } from "geojson";
import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { REGULAR, SEMIBOLD } from "./fonts.ts";
import type { Palette } from "./palette.ts";
import type { Drawing } from "./scene-input.ts";

const is = (...roles: Drawing["role"][]): ExpressionSpecification => ["in", ["get", "role"], ["literal", roles]];
const source = { source: "drawings" } as const;
const round = { "line-cap": "round", "line-join": "round" } as const;

/** Areas and lines: above borders, under points. */
export function drawnGround(palette: Palette, scale: number): LayerSpecification[] {
  return [
    // borders that are no more cover the line under them, which is drawn like any other of that day
    ...borderLines(palette, scale),
    {
      ...source,
      id: "drawn-areas",
      type: "fill",
      filter: is("circle", "picked"),
      paint: {
        "fill-color": palette.accent,
        "fill-opacity": ["case", is("picked"), 0.14, 0.09] as unknown as ExpressionSpecification,
      },
    },
    {
      ...source,
      id: "drawn-outlines",
      type: "line",
      filter: is("circle", "picked"),
      layout: { "line-join": "round" },
      paint: { "line-color": palette.accent, "line-width": 1.75 * scale },
    },
    {
      ...source,
      id: "drawn-links",
      type: "line",
      filter: is("link"),
      layout: round,
      paint: { "line-color": palette.ink2, "line-width": 1.25 * scale },
    },
    {
      ...source,
      id: "drawn-way-casings",
      type: "line",
      filter: is("way", "round"),
      layout: round,
      paint: { "line-color": palette.halo, "line-width": 8 * scale },
    },
    {
      ...source,
      id: "drawn-ways",
      type: "line",
      filter: is("way", "round"),
      layout: round,
      paint: { "line-color": palette.accent, "line-width": 4 * scale },
    },
  ];
}

const borderLines = (palette: Palette, scale: number): LayerSpecification[] => [
  {
    ...source,
    id: "drawn-border-casings",
    type: "line",
    filter: is("border-then", "border-now"),
    layout: { "line-join": "round" },
    paint: { "line-color": palette.halo, "line-width": 6 * scale },
  },
  {
    ...source,
    id: "drawn-borders-then",
    type: "line",
    filter: is("border-then"),
    paint: { "line-color": palette.borders.microgrid, "line-width": 2.5 * scale, "line-dasharray": [2, 1.4] },
  },
  {
    ...source,
    id: "drawn-borders-now",
    type: "line",
    filter: is("border-now"),
    layout: round,
    paint: { "line-color": palette.accent, "line-width": 3 * scale },
  },
];

/** Stops with their number and gates with their name: above points, so that they are read. */
export function drawnMarks(palette: Palette, scale: number): LayerSpecification[] {
  return [
    {
      ...source,
      id: "drawn-stops",
      type: "circle",
      filter: is("stop"),
      paint: {
        "circle-radius": 10 * scale,
        "circle-color": palette.accent,
        "circle-stroke-color": palette.paper,
        "circle-stroke-width": 1.5 * scale,
      },
    },
    {
      ...source,
      id: "drawn-stop-labels",
      type: "symbol",
      filter: is("stop"),
      layout: {
        "text-field": ["get", "label"],
        "text-font": SEMIBOLD,
        "text-size": 12 * scale,
        "text-allow-overlap": true,
        "text-ignore-placement": true,
      },
      paint: { "text-color": palette.onAccent },
    },
    {
      ...source,
      id: "drawn-gates",
      type: "symbol",
      filter: is("gate"),
      layout: {
        "icon-image": "facility|gate",
        "icon-size": scale,
        "icon-allow-overlap": true,
        "text-field": ["get", "label"],
        "text-font": REGULAR,
        "text-size": 12 * scale,
        "text-offset": [0, 1.1],
        "text-anchor": "top",
        "text-allow-overlap": true,
      },
      paint: { "text-color": palette.ink, "text-halo-color": palette.halo, "text-halo-width": 2 },
    },
  ];
}

/** Drawings as the layers read them. */
export const drawnShapes = (drawings: readonly Drawing[]): FeatureCollection => ({
  type: "FeatureCollection",
  features: drawings.map(drawnFeature),
});

function drawnFeature(drawing: Drawing): Feature {
  const { role } = drawing;
  if ("line" in drawing) {
    const coordinates = drawing.line.map((position) => [...position]);
    return { type: "Feature", properties: { role }, geometry: { type: "LineString", coordinates } };
  }
  if ("area" in drawing) return { type: "Feature", properties: { role }, geometry: drawing.area };
  const { label, position } = drawing;
  return { type: "Feature", properties: { role, label }, geometry: { type: "Point", coordinates: [...position] } };
}
