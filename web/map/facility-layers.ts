import type { FeatureCollection, Point } from "geojson";
import type { LayerSpecification } from "maplibre-gl";
import type { FacilityKind } from "../../domain/codes.ts";
import { REGULAR } from "./fonts.ts";
import type { Palette } from "./palette.ts";
import type { FacilityPoint } from "./scene-input.ts";

/** Facilities as small discs with an icon, named when near. */
export function facilityLayers(palette: Palette, scale: number): LayerSpecification[] {
  return [
    {
      id: "facilities",
      type: "symbol",
      source: "facilities",
      minzoom: 16,
      layout: {
        "icon-image": ["concat", "facility|", ["get", "icon"]],
        "icon-size": scale,
        "icon-padding": 1,
        "text-field": ["step", ["zoom"], "", 17.2, ["get", "name"]],
        "text-font": REGULAR,
        "text-size": 12 * scale,
        "text-offset": [0, 1.1],
        "text-anchor": "top",
        "text-optional": true,
        "text-max-width": 8,
      },
      paint: { "text-color": palette.label, "text-halo-color": palette.halo, "text-halo-width": 1.6 },
    },
  ];
}

/** Facilities with the icon of their kind, as the layer reads them. */
export function facilityShapes(
  facilities: readonly FacilityPoint[],
  kinds: readonly FacilityKind[],
): FeatureCollection<Point> {
  const icons = new Map(kinds.map((kind) => [kind.code, kind.icon]));
  return {
    type: "FeatureCollection",
    features: facilities.map(({ id, kind, name, position }) => ({
      type: "Feature",
      properties: { id, name, icon: icons.get(kind) ?? "dots" },
      geometry: { type: "Point", coordinates: [...position] },
    })),
  };
}
