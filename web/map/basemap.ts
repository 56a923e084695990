import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { HouseholdType } from "../../domain/codes.ts";
import { GREEN, WATER } from "../../domain/land-kinds.ts";
import { ALL_ROAD_KINDS, PATH_KINDS, ROAD_CLASSES } from "../../domain/road-classes.ts";
import { mixColours, type Palette } from "./palette.ts";
import { byRoadClass, groundWidth, roadWidth } from "./road-widths.ts";

const COMMERCIAL = ["commercial", "market", "retail", "industrial", "parking", "construction", "railway"];
const CIVIC = [
  "civic",
  "school",
  "hospital",
  "square",
  "university",
  "college",
  "kindergarten",
  "clinic",
  "religious",
  "stadium",
  "sports_centre",
  "place_of_worship",
  "museum",
  "government",
  "courthouse",
];
const FARMLAND = ["farmland", "farmyard", "allotments"];

/** Land, water, green, roads and buildings: everything under the veil, in drawing order. */
export function basemap(palette: Palette, lat: number, tints: readonly HouseholdType[]): LayerSpecification[] {
  return [
    { id: "land", type: "background", paint: { "background-color": palette.land } },
    {
      id: "blocks",
      type: "fill",
      source: "areas",
      "source-layer": "areas",
      filter: ["!", ["in", ["get", "kind"], ["literal", [...WATER, ...GREEN]]]],
      paint: { "fill-color": blockColour(palette), "fill-antialias": false },
    },
    {
      id: "water",
      type: "fill",
      source: "areas",
      "source-layer": "areas",
      filter: ["in", ["get", "kind"], ["literal", WATER]],
      paint: { "fill-color": palette.water },
    },
    {
      id: "rivers",
      type: "line",
      source: "roads",
      "source-layer": "roads",
      filter: ["in", ["get", "kind"], ["literal", ["river", "stream", "canal"]]],
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": palette.water, "line-width": groundWidth(6, 1, lat) },
    },
    {
      id: "green",
      type: "fill",
      source: "areas",
      "source-layer": "areas",
      filter: ["in", ["get", "kind"], ["literal", GREEN]],
      paint: { "fill-color": palette.green },
    },
    ...roads(palette, lat),
    ...buildings(palette, tints),
  ];
}

function blockColour(palette: Palette): ExpressionSpecification {
  const farmland = mixColours(palette.land, palette.green, 0.4);
  return [
    "match",
    ["get", "kind"],
    COMMERCIAL,
    palette.commercial,
    CIVIC,
    palette.civic,
    FARMLAND,
    farmland,
    palette.block,
  ];
}

function roads(palette: Palette, lat: number): LayerSpecification[] {
  const isRoad: ExpressionSpecification = ["in", ["get", "kind"], ["literal", ALL_ROAD_KINDS]];
  const order = byRoadClass((road) => ROAD_CLASSES.indexOf(road), 0);
  const source = { source: "roads", "source-layer": "roads" } as const;
  const round = { "line-cap": "round", "line-join": "round" } as const;
  const { casingMinor, casingMajor } = palette;
  const casing: LayerSpecification[] =
    casingMinor === null || casingMajor === null
      ? []
      : [
          {
            ...source,
            id: "road-casings",
            type: "line",
            minzoom: 12.5,
            filter: isRoad,
            layout: { ...round, "line-sort-key": order },
            paint: {
              "line-color": byRoadClass((road) => (major(road) ? casingMajor : casingMinor), casingMinor),
              "line-width": roadWidth(lat, 1.5),
            },
          },
        ];
  return [
    {
      ...source,
      id: "paths",
      type: "line",
      minzoom: 16.5,
      filter: ["in", ["get", "kind"], ["literal", PATH_KINDS]],
      layout: { "line-join": "round" },
      paint: {
        "line-color": mixColours(palette.path, palette.label, 0.12),
        "line-width": 1.4,
        "line-dasharray": [3, 2],
      },
    },
    ...casing,
    {
      ...source,
      id: "roads",
      type: "line",
      filter: isRoad,
      layout: { ...round, "line-sort-key": order },
      paint: {
        "line-color": byRoadClass(
          (road) => (major(road) ? palette.roadMajor : road === "secondary" ? palette.roadSecondary : palette.road),
          palette.road,
        ),
        "line-width": roadWidth(lat),
      },
    },
    {
      ...source,
      id: "rails",
      type: "line",
      filter: ["in", ["get", "kind"], ["literal", ["rail", "railway", "light_rail"]]],
      paint: { "line-color": palette.wall, "line-width": groundWidth(2.4, 1, lat), "line-dasharray": [6, 2] },
    },
    {
      ...source,
      id: "walls",
      type: "line",
      minzoom: 15.5,
      filter: ["==", ["get", "kind"], "wall"],
      layout: { "line-join": "miter" },
      paint: {
        "line-color": palette.wall,
        "line-width": ["interpolate", ["linear"], ["zoom"], 15.5, 0.5, 17, 1, 20, 2.4],
      },
    },
  ];
}

const major = (road: string) => road === "trunk" || road === "primary";

/** Far away a building takes a tint of what lives in it; near, the points say it and the building is plain. */
function buildings(palette: Palette, tints: readonly HouseholdType[]): LayerSpecification[] {
  const source = { source: "buildings", "source-layer": "buildings" } as const;
  const cases = tints.flatMap((type) => [type.code, mixColours(palette.building, type.fill, type.common ? 0.3 : 0.6)]);
  const tinted: ExpressionSpecification | string =
    cases.length === 0
      ? palette.building
      : (["match", ["get", "main_type"], ...cases, palette.building] as unknown as ExpressionSpecification);
  return [
    {
      ...source,
      id: "buildings",
      type: "fill",
      minzoom: 13,
      paint: {
        "fill-color": ["interpolate", ["linear"], ["zoom"], 14.4, tinted, 14.9, palette.building],
        "fill-outline-color": ["interpolate", ["linear"], ["zoom"], 14.4, tinted, 15.4, palette.buildingLine],
        "fill-opacity": ["interpolate", ["linear"], ["zoom"], 13, 0, 13.6, 1],
      },
    },
  ];
}
