import { type GridProperties, LEVELS, type Level } from "../../domain/grid.ts";
import type { View } from "../access/views.ts";
import type { Area } from "./areas.ts";

/** What the API says of an area. */
export function gridProperties(view: View, { id, code, name, level, kind, parentId }: Area): GridProperties {
  const parent = view.areas.of(parentId)?.code ?? null;
  return { code, name, level, kind, parent, ...view.countsOf(id) };
}

/**
 * GeoJSON of `areas` with `level` (all when null) that have a border, the largest level first, then by code. Borders are
 * pasted in as the database wrote them: parsing megabytes only to write them again would stall the server.
 */
export function featureCollection(view: View, areas: Iterable<Area>, level: Level | null): Uint8Array<ArrayBuffer> {
  const features = [...areas]
    .filter((area) => area.geometry !== null && (level === null || area.level === level))
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (a.code < b.code ? -1 : 1))
    .map((area) => {
      const properties = JSON.stringify(gridProperties(view, area));
      return `{"type":"Feature","id":${area.id},"properties":${properties},"geometry":${area.geometry}}`;
    });
  return new TextEncoder().encode(`{"type":"FeatureCollection","features":[${features.join(",\n")}]}`);
}
