import type { FeatureCollection, Point } from "geojson";
import type { LayerSpecification } from "maplibre-gl";
import type { Crowd } from "./crowds.ts";
import { DENSE_CROWDS_FROM, inCrowd } from "./point-batch.ts";
import type { HouseholdColouring } from "./scene-input.ts";

/** Buildings whose doors are too close to draw, each as "126 户" over a stacked bar. The image's name says what is on it. */
export function crowdLayer(): LayerSpecification {
  return {
    id: "crowds",
    type: "symbol",
    source: "crowds",
    minzoom: DENSE_CROWDS_FROM,
    layout: {
      "icon-image": ["get", "image"],
      "icon-padding": 2,
      "symbol-sort-key": ["-", 0, ["get", "households"]],
    },
  };
}

/** What a crowd's bar is made of: names of images carry it. */
export type CrowdBar = (crowd: Crowd) => string;

/** The bar by type: `crowd|households|count of each type`. */
export const typeBar: CrowdBar = ({ households, byType }) => `crowd|${households}|${byType.join(",")}`;

/** The bar by class, of the classes that are shown: `classes|households|colour:count,…`. */
export const classBar =
  ({ classes, fills, shown }: HouseholdColouring): CrowdBar =>
  ({ households, rows }) => {
    const counts = new Array<number>(fills.length).fill(0);
    for (const row of rows) if (classes[row] < fills.length) counts[classes[row]]++;
    const parts = fills.flatMap((fill, i) => (shown[i] && counts[i] > 0 ? [`${fill}:${counts[i]}`] : []));
    return `classes|${households}|${parts.join(",")}`;
  };

/** Crowds that are still crowds at `zoom`, each with the name of its image. */
export function crowdShapes(crowds: readonly Crowd[], zoom: number, bar: CrowdBar): FeatureCollection<Point> {
  return {
    type: "FeatureCollection",
    features: crowds
      .filter(({ untilZoom }) => inCrowd(untilZoom, zoom))
      .map((crowd) => ({
        type: "Feature",
        properties: { households: crowd.households, image: bar(crowd) },
        geometry: { type: "Point", coordinates: [...crowd.position] },
      })),
  };
}
