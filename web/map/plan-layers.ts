import type { ExpressionSpecification, LayerSpecification, LineLayerSpecification } from "maplibre-gl";
import { SEMIBOLD } from "./fonts.ts";
import { mixColours, type Palette } from "./palette.ts";
import type { PlanMark } from "./plan-picture.ts";

/** GeoJSON sources of the editor; the map view fills them, and the first two also with states. */
export const PLAN_SOURCES = [
  "plan-cells",
  "plan-arcs",
  "plan-locked",
  "plan-hand",
  "plan-labels",
  "plan-chosen",
  "plan-marks",
] as const;

export type PlanSource = (typeof PLAN_SOURCES)[number];

/** Which state of a feature each column goes into. */
export const PLAN_STATES = { "plan-cells": "fill", "plan-arcs": "rank" } as const;

/** A building on a filled cell is so much darker than the ground around it. */
const BUILDING_SHADE = { colour: "#3A3328", opacity: 0.2 };

/** `base` with the colours of the grids between the ground and the roads, and buildings as a shade of their grid. */
export function withPlanGround(
  base: readonly LayerSpecification[],
  palette: Palette,
  fills: readonly string[],
): LayerSpecification[] {
  const roads = base.findIndex(({ id }) => id === "paths");
  const shaded = base.map(
    (layer): LayerSpecification =>
      layer.id === "buildings"
        ? ({
            ...layer,
            paint: {
              "fill-color": BUILDING_SHADE.colour,
              "fill-outline-color": BUILDING_SHADE.colour,
              "fill-opacity": ["interpolate", ["linear"], ["zoom"], 13, 0, 13.6, BUILDING_SHADE.opacity],
            },
          } as LayerSpecification)
        : layer,
  );
  return [...shaded.slice(0, roads), ...planGround(palette, fills), ...shaded.slice(roads)];
}

function planGround(palette: Palette, fills: readonly string[]): LayerSpecification[] {
  const state: ExpressionSpecification = ["coalesce", ["feature-state", "fill"], 255];
  const cases = fills.flatMap((fill, index) => [index, fill]);
  const colour =
    cases.length === 0
      ? "transparent"
      : (["match", state, ...cases, "transparent"] as unknown as ExpressionSpecification);
  return [
    {
      id: "plan-fills",
      type: "fill",
      source: "plan-cells",
      paint: { "fill-color": colour, "fill-opacity": 0.85, "fill-antialias": false },
    },
    // why a layer each: MapLibre draws no pattern that differs by feature
    ...fills.map(
      (fill, index): LayerSpecification => ({
        id: `plan-hand-${index}`,
        type: "fill",
        source: "plan-hand",
        filter: ["==", ["get", "to"], index],
        paint: { "fill-pattern": `plan-stripes|${fill}`, "fill-antialias": false },
      }),
    ),
    {
      id: "plan-cell-lines",
      type: "line",
      source: "plan-arcs",
      minzoom: 14.5,
      layout: { "line-join": "round" },
      paint: {
        "line-color": palette.halo,
        "line-width": 0.9,
        "line-opacity": ["interpolate", ["linear"], ["zoom"], 14.5, 0, 15.5, 0.9],
      },
    },
  ];
}

/** Hatch on locked ground; then the borders, each arc once and in the highest rank it carries; then what is in hand. */
export function planBorders(palette: Palette): LayerSpecification[] {
  const ofRank = (rank: number): ExpressionSpecification => [
    "case",
    ["==", ["coalesce", ["feature-state", "rank"], 0], rank],
    1,
    0,
  ];
  const line = (
    id: string,
    paint: LineLayerSpecification["paint"],
    more: Partial<LineLayerSpecification> = {},
  ): LineLayerSpecification => ({
    id: `plan-${id}`,
    type: "line",
    source: "plan-arcs",
    layout: { "line-join": "round", "line-cap": "round" },
    paint,
    ...more,
  });
  const grows = (z14: number, z16: number, z18: number): ExpressionSpecification =>
    ["interpolate", ["linear"], ["zoom"], 14, z14, 16, z16, 18, z18] as ExpressionSpecification;
  const rim: Partial<LineLayerSpecification> = { filter: ["==", ["get", "kind"], "border"] };
  const mark = (
    id: string,
    roles: PlanMark["role"][],
    paint: LineLayerSpecification["paint"],
  ): LineLayerSpecification => ({
    id: `plan-${id}`,
    type: "line",
    source: "plan-marks",
    filter: ["in", ["get", "role"], ["literal", roles]],
    layout: { "line-join": "round", "line-cap": "butt" },
    paint,
  });
  const { borders } = palette;
  return [
    {
      id: "plan-locked-hatch",
      type: "fill",
      source: "plan-locked",
      paint: { "fill-pattern": "plan-hatch", "fill-antialias": false },
    },
    line("grid-casing", {
      "line-color": palette.halo,
      "line-opacity": ["*", palette.casingOpacity, ofRank(2)] as ExpressionSpecification,
      "line-width": grows(3.2, 4.4, 5),
    }),
    line(
      "microgrids",
      { "line-color": borders.microgrid, "line-opacity": ofRank(1), "line-width": 1, "line-dasharray": [4, 3] },
      { minzoom: 15.5, layout: { "line-join": "round", "line-cap": "butt" } },
    ),
    line("grids", { "line-color": borders.grid, "line-opacity": ofRank(2), "line-width": grows(1.2, 1.7, 2.2) }),
    line("rim", { "line-color": borders.community, "line-width": grows(2.5, 3.4, 4) }, rim),
    line(
      "rim-dashes",
      { "line-color": palette.halo, "line-width": grows(1, 1.3, 1.5), "line-dasharray": [9, 7] },
      { ...rim, layout: { "line-join": "round", "line-cap": "butt" } },
    ),
    mark("before", ["before"], { "line-color": palette.ink, "line-width": 2, "line-dasharray": [3, 2.5] }),
    mark("after-casing", ["after"], { "line-color": palette.halo, "line-width": 5.5, "line-opacity": 0.9 }),
    mark("after", ["after"], { "line-color": palette.accent, "line-width": 3 }),
    mark("refused", ["refused"], { "line-color": palette.urgent, "line-width": 3 }),
  ];
}

/** What is chosen, the stroke with its corners, and the names: above the names of roads. */
export function planMarks(palette: Palette, scale: number): LayerSpecification[] {
  const chosen = (id: string, colour: string, width: number): LayerSpecification => ({
    id: `plan-chosen-${id}`,
    type: "line",
    source: "plan-chosen",
    layout: { "line-join": "round" },
    paint: { "line-color": colour, "line-width": width },
  });
  const strokes: ExpressionSpecification = ["==", ["get", "role"], "stroke"];
  const isCorner: ExpressionSpecification = [
    "in",
    ["get", "role"],
    ["literal", ["corner", "corner-in-hand", "midpoint"]],
  ];
  const inHand: ExpressionSpecification = ["==", ["get", "role"], "corner-in-hand"];
  const midpoint: ExpressionSpecification = ["==", ["get", "role"], "midpoint"];
  return [
    chosen("casing", palette.halo, 6),
    chosen("line", palette.accent, 3),
    {
      id: "plan-stroke-casing",
      type: "line",
      source: "plan-marks",
      filter: strokes,
      layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": palette.halo, "line-width": 5 },
    },
    {
      id: "plan-stroke",
      type: "line",
      source: "plan-marks",
      filter: strokes,
      layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": palette.accent, "line-width": 2 },
    },
    {
      id: "plan-corners",
      type: "circle",
      source: "plan-marks",
      filter: isCorner,
      paint: {
        "circle-radius": ["case", inHand, 7 * scale, midpoint, 3.5 * scale, 5 * scale],
        "circle-color": ["case", inHand, palette.accent, palette.paper],
        "circle-stroke-color": palette.accent,
        "circle-stroke-width": ["case", midpoint, 1.2, 2],
      },
    },
    labels(palette, scale),
  ];
}

function labels(palette: Palette, scale: number): LayerSpecification {
  const colour: ExpressionSpecification = ["case", ["get", "isChosen"], palette.accent, palette.ink];
  return {
    id: "plan-labels",
    type: "symbol",
    source: "plan-labels",
    layout: {
      "text-field": [
        "format",
        ["get", "name"],
        { "font-scale": 0.88, "text-color": colour },
        "\n",
        {},
        ["get", "count"],
        { "text-color": ["case", ["get", "isBad"], palette.urgent, colour] },
      ] as ExpressionSpecification,
      "text-font": SEMIBOLD,
      "text-size": ["interpolate", ["linear"], ["zoom"], 13.5, 11 * scale, 16, 15 * scale] as ExpressionSpecification,
      "text-line-height": 1.25,
      "text-max-width": 30,
      "icon-image": [
        "case",
        ["!=", ["get", "letter"], ""],
        ["concat", "plan-letter|", ["get", "letter"]],
        ["case", ["get", "isLocked"], "plan-lock", ""],
      ] as unknown as ExpressionSpecification,
      "icon-anchor": "bottom",
      "icon-offset": [0, -20],
      "icon-allow-overlap": true,
      "text-allow-overlap": ["step", ["zoom"], false, 15, true] as ExpressionSpecification,
      "icon-optional": true,
      "text-padding": 2,
    },
    paint: { "text-halo-color": palette.halo, "text-halo-width": 2 },
  } as LayerSpecification;
}

/** `fills` as they are in this theme: on dark ground they would shine. */
export const planFills = (fills: readonly string[], palette: Palette, isDark: boolean): string[] =>
  fills.map((fill) => (isDark ? mixColours(palette.land, fill, 0.38) : fill));
