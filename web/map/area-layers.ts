import type { ExpressionSpecification, LayerSpecification, LineLayerSpecification } from "maplibre-gl";
import { LEVELS, type Level } from "../../domain/grid.ts";
import { texts } from "../text/language.ts";
import { AREA_FILL_OPACITY } from "./area-opacity.ts";
import { REGULAR, SEMIBOLD } from "./fonts.ts";
import type { Palette } from "./palette.ts";
import type { Language } from "./scene-input.ts";

/** From which zoom the borders of a level are drawn, and over which zooms its labels (look.md §8). */
export const LEVEL_ZOOMS: Record<Level, { border: number; labelFrom: number; labelTo: number }> = {
  county: { border: 0, labelFrom: 0, labelTo: 10.5 },
  street: { border: 0, labelFrom: 9.5, labelTo: 12.4 },
  community: { border: 11, labelFrom: 12, labelTo: 14.1 },
  grid: { border: 13, labelFrom: 14.1, labelTo: 24 },
  microgrid: { border: 16.5, labelFrom: 18.2, labelTo: 24 },
};

/** Community labels carry their figure from this zoom on; farther away there is only room for the name. */
const PILLS_FROM = 13.2;

/** The deepest level of which something is drawn at `zoom`, or soon will be. */
export const deepestAt = (zoom: number): Level =>
  LEVELS.findLast((level) => Math.min(LEVEL_ZOOMS[level].border, LEVEL_ZOOMS[level].labelFrom) - 1 <= zoom) ??
  LEVELS[0];

/** The level whose areas a click means at `zoom`. */
export function levelAt(zoom: number): Level {
  if (zoom < 10) return "county";
  if (zoom < 12) return "street";
  if (zoom < 13.8) return "community";
  return zoom < 18.2 ? "grid" : "microgrid";
}

/** What lies outside the user's scope is faded. */
export function veil(palette: Palette): LayerSpecification {
  return {
    id: "veil",
    type: "fill",
    source: "veil",
    paint: { "fill-color": palette.veil, "fill-opacity": palette.veilOpacity, "fill-antialias": false },
  };
}

/** Areas filled by a theme; each feature brings its colour. The ground shows through, so that one knows where it is. */
export function areaFills(): LayerSpecification {
  return {
    id: "area-fills",
    type: "fill",
    source: "area-fills",
    paint: { "fill-color": ["get", "fill"], "fill-opacity": AREA_FILL_OPACITY, "fill-antialias": false },
  };
}

/** Tint of the selected and the hovered area, and the selected building as a white plate: under all borders. */
export function markedFills(palette: Palette): LayerSpecification[] {
  return [
    {
      id: "selected-area-fill",
      type: "fill",
      source: "selected-area",
      paint: { "fill-color": palette.accent, "fill-opacity": 0.07 },
    },
    {
      id: "hovered-area-fill",
      type: "fill",
      source: "hovered-area",
      paint: { "fill-color": palette.ink, "fill-opacity": 0.04 },
    },
    building("hovered-building-line", "line", { "line-color": palette.ink, "line-width": 1.5 }),
    building("selected-building-fill", "fill", { "fill-color": palette.paper }),
    building("selected-building-line", "line", { "line-color": palette.accent, "line-width": 2 }),
  ];
}

const building = (id: string, type: "fill" | "line", paint: object): LayerSpecification =>
  ({
    id,
    type,
    source: "buildings",
    "source-layer": "buildings",
    filter: ["==", ["get", "id"], -1],
    paint,
  }) as LayerSpecification;

/** Borders by rank: width, then dash, never hue. Each shared stretch of the source is one line. */
export function borders(palette: Palette): LayerSpecification[] {
  const grid: ExpressionSpecification = ["interpolate", ["linear"], ["zoom"], 13, 0.6, 15, 1.25, 17, 1.75];
  const casing: ExpressionSpecification = ["interpolate", ["linear"], ["zoom"], 13, 2.6, 15, 4, 17, 4.5];
  const line = (level: Level, paint: LineLayerSpecification["paint"], id: string = level): LineLayerSpecification => ({
    id: `borders-${id}`,
    type: "line",
    source: "borders",
    minzoom: LEVEL_ZOOMS[level].border,
    filter: ["==", ["get", "level"], level],
    layout: { "line-join": "round", "line-cap": id === "microgrid" ? "butt" : "round" },
    paint,
  });
  const { borders: colour, borderOpacity: opacity } = palette;
  const wide = (z11: number, z13: number, z15: number, z17: number): ExpressionSpecification => [
    "interpolate",
    ["linear"],
    ["zoom"],
    11,
    z11,
    13,
    z13,
    15,
    z15,
    17,
    z17,
  ];
  return [
    ...(palette.casingOpacity > 0
      ? [
          line(
            "grid",
            { "line-color": palette.halo, "line-opacity": palette.casingOpacity, "line-width": casing },
            "grid-casing",
          ),
        ]
      : []),
    line("microgrid", {
      "line-color": colour.microgrid,
      "line-opacity": opacity.microgrid,
      "line-width": 1,
      "line-dasharray": [4, 3],
    }),
    line("grid", { "line-color": colour.grid, "line-opacity": opacity.grid, "line-width": grid }),
    {
      id: "borders-dedicated",
      type: "line",
      source: "dedicated",
      minzoom: 14.5,
      layout: { "line-cap": "round" },
      paint: {
        "line-color": colour.grid,
        "line-opacity": opacity.grid,
        "line-width": 1.6,
        "line-dasharray": [0, 3.4],
        "line-offset": 3.4,
      },
    },
    line("community", {
      "line-color": colour.community,
      "line-opacity": opacity.community,
      "line-width": wide(1, 1.5, 2.5, 3),
    }),
    line("street", {
      "line-color": colour.street,
      "line-opacity": opacity.street,
      "line-width": wide(1.6, 2.5, 3.5, 4),
    }),
    line("county", {
      "line-color": colour.street,
      "line-opacity": opacity.street,
      "line-width": wide(2.4, 3.2, 4.2, 5),
    }),
    {
      id: "hovered-area-line",
      type: "line",
      source: "hovered-area",
      paint: { "line-color": palette.ink, "line-width": 1.5 },
    },
    {
      id: "selected-area-casing",
      type: "line",
      source: "selected-area",
      layout: { "line-join": "round" },
      paint: { "line-color": palette.halo, "line-width": 6 },
    },
    {
      id: "selected-area-line",
      type: "line",
      source: "selected-area",
      layout: { "line-join": "round" },
      paint: { "line-color": palette.accent, "line-width": 3 },
    },
  ];
}

/** Name and number of households of every area, at the zooms of its level; the selected one solid. */
export function areaLabels(palette: Palette, language: Language, scale: number): LayerSpecification[] {
  const [before, after] = texts[language].card.households("#").split("#");
  const count: ExpressionSpecification = ["concat", before, ["to-string", ["get", "count"]], after];
  const nameAndCount = (name: string, number: string): ExpressionSpecification => [
    "case",
    [">", ["get", "households"], 0],
    [
      "format",
      ["get", "name"],
      { "text-font": ["literal", SEMIBOLD], "text-color": name },
      "   ",
      {},
      count,
      { "text-font": ["literal", REGULAR], "text-color": number },
    ],
    ["format", ["get", "name"], { "text-font": ["literal", SEMIBOLD], "text-color": name }],
  ];
  const pill = (
    id: string,
    filter: ExpressionSpecification,
    selected: boolean,
    zooms: { from: number; to: number },
  ): LayerSpecification => ({
    id,
    type: "symbol",
    source: "labels",
    minzoom: zooms.from,
    maxzoom: zooms.to,
    filter,
    layout: {
      "text-field": nameAndCount(selected ? palette.onAccent : palette.ink, selected ? palette.onAccent : palette.ink2),
      "text-font": REGULAR,
      "text-size": ["interpolate", ["linear"], ["zoom"], 14, 11.5 * scale, 16.5, 12.5 * scale],
      "text-max-width": 40,
      "icon-image": selected ? "pill-selected" : "pill",
      "icon-text-fit": "both",
      "icon-text-fit-padding": [2, 6, 2, 6],
      "text-padding": 6,
      "icon-padding": 6,
      "text-allow-overlap": selected,
      "icon-allow-overlap": selected,
      "symbol-sort-key": ["-", 0, ["get", "households"]],
    },
    paint: { "icon-opacity": 1 },
  });
  const halo = (level: Level, size: number, font = SEMIBOLD): LayerSpecification => ({
    id: `labels-${level}`,
    type: "symbol",
    source: "labels",
    minzoom: LEVEL_ZOOMS[level].labelFrom,
    maxzoom: LEVEL_ZOOMS[level].labelTo,
    filter: ["==", ["get", "level"], level],
    layout: {
      "text-field": ["get", "name"],
      "text-font": font,
      "text-size": size * scale,
      "text-padding": 8,
      "symbol-sort-key": ["-", 0, ["get", "households"]],
    },
    paint: { "text-color": palette.ink, "text-halo-color": palette.halo, "text-halo-width": 2 },
  });
  const zoomsOf = (level: Level) => ({ from: LEVEL_ZOOMS[level].labelFrom, to: LEVEL_ZOOMS[level].labelTo });
  const unselected = (level: Level): ExpressionSpecification => [
    "all",
    ["==", ["get", "level"], level],
    ["!=", ["get", "code"], ""],
  ];
  return [
    halo("county", 16),
    halo("street", 15),
    { ...halo("community", 13), id: "labels-community-far", maxzoom: PILLS_FROM } as LayerSpecification,
    pill("labels-community", unselected("community"), false, { ...zoomsOf("community"), from: PILLS_FROM }),
    {
      ...(halo("microgrid", 12, REGULAR) as Extract<LayerSpecification, { type: "symbol" }>),
      paint: { "text-color": palette.ink2, "text-halo-color": palette.halo, "text-halo-width": 1.8 },
    },
    pill("labels-grid", unselected("grid"), false, zoomsOf("grid")),
    pill("labels-selected", ["==", ["get", "code"], ""], true, { from: 0, to: 24 }),
  ];
}
