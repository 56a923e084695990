import type { Feature, FeatureCollection } from "geojson";
import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { REGULAR, SEMIBOLD } from "./fonts.ts";
import type { Palette } from "./palette.ts";
import type { Drawing } from "./scene-input.ts";

const is = (...roles: Drawing["role"][]): ExpressionSpecification => ["in", ["get", "role"], ["literal", roles]];
const source = { source: "drawings" } as const;
const round = { "line-cap": "round", "line-join": "round" } as const;
const joined = { "line-join": "round" } as const;

type Line = Extract<LayerSpecification, { type: "line" }>;

/** A layer of lines for drawings of these roles. */
const lines = (
  id: string,
  roles: readonly Drawing["role"][],
  paint: Line["paint"],
  layout: Line["layout"] = round,
): Line => ({
  ...source,
  id,
  type: "line",
  filter: is(...roles),
  layout,
  paint,
});

/** Areas and lines: above borders, under points. */
export function drawnGround(palette: Palette, scale: number): LayerSpecification[] {
  const { accent, halo, ink2, borders } = palette;
  const width = (px: number) => px * scale;
  return [
    // borders that are no more cover the line under them, which is drawn like any other of that day
    lines(
      "drawn-border-casings",
      ["border-then", "border-now"],
      { "line-color": halo, "line-width": width(6) },
      joined,
    ),
    lines(
      "drawn-borders-then",
      ["border-then"],
      { "line-color": borders.microgrid, "line-width": width(2.5), "line-dasharray": [2, 1.4] },
      {},
    ),
    lines("drawn-borders-now", ["border-now"], { "line-color": accent, "line-width": width(3) }),
    {
      ...source,
      id: "drawn-areas",
      type: "fill",
      filter: is("circle", "picked"),
      paint: {
        "fill-color": accent,
        "fill-opacity": ["case", is("picked"), 0.14, 0.09] as unknown as ExpressionSpecification,
      },
    },
    lines("drawn-outlines", ["circle", "picked"], { "line-color": accent, "line-width": width(1.75) }, joined),
    lines("drawn-links", ["link"], { "line-color": ink2, "line-width": width(1.25) }),
    lines("drawn-way-casings", ["way", "round"], { "line-color": halo, "line-width": width(8) }),
    lines("drawn-ways", ["way", "round"], { "line-color": accent, "line-width": width(4) }),
  ];
}

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
