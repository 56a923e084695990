import { type GridProperties, LEVELS, type Level } from "../../domain/grid.ts";
import type { Memory } from "../memory/memory.ts";
import type { Area } from "./areas.ts";

const NOTHING = { households: 0, population: 0, open_incidents: 0 };

/** What the API says of an area. */
export function gridProperties(memory: Memory, { id, code, name, level, kind, parentId }: Area): GridProperties {
  const parent = memory.areas.of(parentId)?.code ?? null;
  return { code, name, level, kind, parent, ...(memory.counts().get(id) ?? NOTHING) };
}

/**
 * GeoJSON of `areas` with `level` (all when null) that have a border, the largest level first, then by code. Borders are
 * pasted in as the database wrote them: parsing megabytes only to write them again would stall the server.
 */
export function featureCollection(memory: Memory, areas: Iterable<Area>, level: Level | null): Uint8Array<ArrayBuffer> {
  const features = [...areas]
    .filter((area) => area.geometry !== null && (level === null || area.level === level))
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (a.code < b.code ? -1 : 1))
    .map((area) => {
      const properties = JSON.stringify(gridProperties(memory, area));
      return `{"type":"Feature","id":${area.id},"properties":${properties},"geometry":${area.geometry}}`;
    });
  return new TextEncoder().encode(`{"type":"FeatureCollection","features":[${features.join(",\n")}]}`);
}
