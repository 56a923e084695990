import type { FeatureCollection, Point } from "geojson";
import type { LayerSpecification } from "maplibre-gl";
import type { Crowd } from "./crowds.ts";
import { DENSE_CROWDS_FROM, inCrowd } from "./point-batch.ts";

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

/** Crowds that are still crowds at `zoom`; their images are named `crowd|households|count of each type`. */
export function crowdShapes(crowds: readonly Crowd[], zoom: number): FeatureCollection<Point> {
  return {
    type: "FeatureCollection",
    features: crowds
      .filter(({ untilZoom }) => inCrowd(untilZoom, zoom))
      .map(({ position, households, byType }) => ({
        type: "Feature",
        properties: { households, image: `crowd|${households}|${byType.join(",")}` },
        geometry: { type: "Point", coordinates: [...position] },
      })),
  };
}
