import type { MultiPolygon } from "geojson";
import type { AreaKind, Level } from "../../domain/grid.ts";
import { type Bounds, boundsOfPositions, joinBounds } from "../../domain/position.ts";
import type { AreaRow } from "./queries.ts";

/** One area of any level, as it is today. */
export type Area = {
  id: number;
  code: string;
  level: Level;
  name: string;
  kind: AreaKind;
  parentId: number | null;
  /** GeoJSON text of its border; null when none is in force */
  geometry: string | null;
  bounds: Bounds | null;
};

/** The areas in force, by id; what lies in what. */
export class Areas {
  private byId = new Map<number, Area>();
  private byCode = new Map<string, Area>();
  /** counts how often any of them changed */
  version = 0;

  /** Takes over `rows`: instead of all that were known, or (with `ids`) instead of those. */
  take(rows: readonly AreaRow[], ids: readonly number[] | null): void {
    this.version++;
    if (ids === null) this.byId.clear();
    else for (const id of ids) this.byId.delete(id);
    for (const row of rows) this.byId.set(row.id, areaOf(row));
    this.byCode = new Map([...this.byId.values()].map((area) => [area.code, area]));
  }

  get size(): number {
    return this.byId.size;
  }

  /** All areas, the largest level first as the database gave them. */
  all(): IterableIterator<Area> {
    return this.byId.values();
  }

  of(id: number | null): Area | undefined {
    return id === null ? undefined : this.byId.get(id);
  }

  withCode(code: string): Area | undefined {
    return this.byCode.get(code);
  }

  /** The area and all it lies in, the largest first. */
  lineage(area: Area): Area[] {
    const line = [area];
    for (let up = this.of(area.parentId); up && line.length < 8; up = this.of(up.parentId)) line.unshift(up);
    return line;
  }

  /** The one area that all others lie in, or the first of the largest ones; undefined while there are none. */
  largest(): Area | undefined {
    let largest: Area | undefined;
    for (const area of this.byId.values()) {
      if (area.parentId === null && (!largest || RANK[area.level] < RANK[largest.level])) largest = area;
    }
    return largest;
  }

  /** What all borders lie in; null when there are none. */
  bounds(): Bounds | null {
    let all: Bounds | null = null;
    for (const { bounds } of this.byId.values()) if (bounds) all = all ? joinBounds(all, bounds) : bounds;
    return all;
  }
}

const RANK: Record<Level, number> = { county: 0, street: 1, community: 2, grid: 3, microgrid: 4 };

/** The area of a row. */
export function areaOf(row: AreaRow): Area {
  const { id, code, level, name, kind, parent_id, geometry } = row;
  const bounds =
    geometry === null ? null : boundsOfPositions((JSON.parse(geometry) as MultiPolygon).coordinates.flat(2));
  return { id, code, level, name, kind, parentId: parent_id, geometry, bounds };
}
