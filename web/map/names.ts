import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { ROAD_KINDS } from "../../domain/road-classes.ts";
import { REGULAR } from "./fonts.ts";
import type { Palette } from "./palette.ts";

// why: filters see whole zooms only, so these are 15, 17 and 18
const LANDMARKS = [
  "hospital",
  "school",
  "market",
  "park",
  "subway",
  "station",
  "townhall",
  "police",
  "university",
  "college",
  "museum",
  "library",
  "attraction",
];

/** Names of roads, land, buildings and places. Road names run along the road and stand upright where it is steep. */
export function names(palette: Palette, scale: number): LayerSpecification[] {
  const paint = { "text-color": palette.label, "text-halo-color": palette.halo, "text-halo-width": 1.6 };
  // `cut`: the middle of the area, and with it its name, lies in another tile
  const named: ExpressionSpecification = ["all", ["has", "name"], ["!=", ["get", "name"], ""], ["!", ["has", "cut"]]];
  // why a wide halo and letters no further apart: borders run along roads, and one that shows between letters reads as strokes
  const alongPaint = { ...paint, "text-halo-width": 3 * scale };
  const roadName = {
    "text-field": ["get", "name"] as ExpressionSpecification,
    "text-font": REGULAR,
    "text-letter-spacing": 0.2,
    "symbol-placement": "line" as const,
    "symbol-spacing": 420,
    "text-max-angle": 28,
    "text-padding": 6,
    "text-keep-upright": true,
  };
  const major = [...ROAD_KINDS.trunk, ...ROAD_KINDS.primary, ...ROAD_KINDS.secondary, ...ROAD_KINDS.tertiary];
  const unnamed = ["wall", "river"];
  return [
    {
      id: "area-names",
      type: "symbol",
      source: "areas",
      "source-layer": "areas",
      minzoom: 15,
      filter: [
        "all",
        named,
        ["!", ["in", ["get", "kind"], ["literal", ["pitch", "square", "parking", "green", "playground"]]]],
      ],
      layout: {
        "text-field": ["get", "name"],
        "text-font": REGULAR,
        "text-size": 12 * scale,
        "text-max-width": 7,
        "text-padding": 12,
      },
      paint,
    },
    {
      id: "building-names",
      type: "symbol",
      source: "buildings",
      "source-layer": "buildings",
      minzoom: 18,
      filter: named,
      layout: {
        "text-field": ["get", "name"],
        "text-font": REGULAR,
        "text-size": 12 * scale,
        "text-max-width": 12,
        "text-padding": 4,
        // why: the symbols of households fill the building, so its name stands in front, about half a slab's depth away
        "text-offset": [
          "interpolate",
          ["exponential", 2],
          ["zoom"],
          18,
          ["case", [">", ["coalesce", ["get", "households"], 0], 0], ["literal", [0, 2.1]], ["literal", [0, 0]]],
          20,
          ["case", [">", ["coalesce", ["get", "households"], 0], 0], ["literal", [0, 7.2]], ["literal", [0, 0]]],
        ],
      },
      paint,
    },
    {
      id: "place-names",
      type: "symbol",
      source: "places",
      "source-layer": "places",
      minzoom: 15,
      filter: [
        "all",
        named,
        [">=", ["zoom"], ["match", ["get", "kind"], LANDMARKS, 15, ["gate", "bus_stop", "bank"], 17, 18]],
      ],
      layout: {
        "text-field": ["get", "name"],
        "text-font": REGULAR,
        "text-size": ["interpolate", ["linear"], ["zoom"], 15.5, 11 * scale, 18, 12.5 * scale],
        "text-max-width": 7,
        "text-padding": 10,
        "text-anchor": ["match", ["get", "kind"], LANDMARKS, "center", "top"],
        "text-offset": ["match", ["get", "kind"], LANDMARKS, ["literal", [0, 0]], ["literal", [0, 0.75]]],
        "symbol-sort-key": ["match", ["get", "kind"], LANDMARKS, 0, ["gate"], 1, ["bus_stop"], 3, 2],
      },
      paint,
    },
    {
      id: "road-names-minor",
      type: "symbol",
      source: "roads",
      "source-layer": "roads",
      minzoom: 15.4,
      filter: ["all", named, ["!", ["in", ["get", "kind"], ["literal", [...major, ...unnamed]]]]],
      layout: { ...roadName, "text-size": ["interpolate", ["linear"], ["zoom"], 15, 11 * scale, 18, 13 * scale] },
      paint: alongPaint,
    },
    {
      id: "river-names",
      type: "symbol",
      source: "roads",
      "source-layer": "roads",
      minzoom: 13,
      filter: ["all", named, ["==", ["get", "kind"], "river"]],
      layout: { ...roadName, "text-size": 12 * scale },
      paint: { ...alongPaint, "text-halo-color": palette.water },
    },
    {
      id: "road-names-major",
      type: "symbol",
      source: "roads",
      "source-layer": "roads",
      minzoom: 13.6,
      filter: ["all", named, ["in", ["get", "kind"], ["literal", major]]],
      layout: { ...roadName, "text-size": ["interpolate", ["linear"], ["zoom"], 14, 11.5 * scale, 18, 14 * scale] },
      paint: alongPaint,
    },
  ];
}
