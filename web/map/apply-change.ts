import type { FilterSpecification, Map as MapLibreMap, VectorTileSource } from "maplibre-gl";
import type { StyleChange } from "./style-changes.ts";

/**
 * Said to MapLibre with every change, so that it does not check it. why: for each it would write out the whole style once more,
 * and whether our styles are valid is for their tests
 */
export const UNCHECKED = { validate: false };

/** Makes one change of the style on a map. */
export function applyChange(map: MapLibreMap, change: StyleChange): void {
  if (change.kind === "remove-layer") map.removeLayer(change.id);
  else if (change.kind === "remove-source") map.removeSource(change.id);
  else if (change.kind === "add-source") map.addSource(change.id, change.source);
  else if (change.kind === "set-tiles") (map.getSource(change.id) as VectorTileSource).setTiles(change.tiles);
  else if (change.kind === "add-layer") map.addLayer(change.layer, change.before);
  else if (change.kind === "set-paint")
    map.setPaintProperty(change.id, change.name as never, change.value as never, UNCHECKED);
  else if (change.kind === "set-layout")
    map.setLayoutProperty(change.id, change.name as never, change.value as never, UNCHECKED);
  else if (change.kind === "set-filter") map.setFilter(change.id, change.filter as FilterSpecification, UNCHECKED);
}
