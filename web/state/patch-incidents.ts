import type { IncidentColumns } from "../../domain/columns.ts";
import type { IncidentItem } from "../../domain/incident.ts";
import { toLattice } from "../../domain/position.ts";

type Column = "lng" | "lat" | "time" | "kind" | "state" | "urgency" | "source" | "grid" | "id";

/**
 * `columns` with `items` in them: a row that is there is replaced, others are put in where their time belongs.
 * The columns given are not touched.
 */
export function patchIncidents(columns: IncidentColumns, items: readonly IncidentItem[]): IncidentColumns {
  const ids = new Set(items.map((item) => item.id));
  const kept: number[] = [];
  for (let row = 0; row < columns.length; row++) if (!ids.has(columns.id[row])) kept.push(row);
  const dictionaries = {
    kinds: extended(columns.kinds, items, (item) => item.kind),
    states: extended(columns.states, items, (item) => item.state),
    urgencies: extended(columns.urgencies, items, (item) => item.urgency),
    sources: extended(columns.sources, items, (item) => item.source),
    grids: extended(columns.grids.length > 0 ? columns.grids : [""], items, (item) => item.grid ?? ""),
  };
  const fresh = items.map((item) => rowOf(item, dictionaries)).sort((a, b) => a.time - b.time);
  const length = kept.length + fresh.length;
  const order: (number | Record<Column, number>)[] = new Array(length);
  for (let to = 0, row = 0, item = 0; to < length; to++) {
    const takeItem = row >= kept.length || (item < fresh.length && fresh[item].time < columns.time[kept[row]]);
    order[to] = takeItem ? fresh[item++] : kept[row++];
  }
  const fill = <A extends Int32Array | Uint8Array | Uint16Array>(column: Column, array: A): A => {
    const old = columns[column];
    for (let to = 0; to < length; to++) {
      const from = order[to];
      array[to] = typeof from === "number" ? old[from] : from[column];
    }
    return array;
  };
  return {
    length,
    ...dictionaries,
    lng: fill("lng", new Int32Array(length)),
    lat: fill("lat", new Int32Array(length)),
    time: fill("time", new Int32Array(length)),
    kind: fill("kind", new Uint8Array(length)),
    state: fill("state", new Uint8Array(length)),
    urgency: fill("urgency", new Uint8Array(length)),
    source: fill("source", new Uint8Array(length)),
    grid: fill("grid", new Uint16Array(length)),
    id: fill("id", new Int32Array(length)),
  };
}

const extended = (
  codes: string[],
  items: readonly IncidentItem[],
  codeOf: (item: IncidentItem) => string,
): string[] => [...new Set([...codes, ...items.map(codeOf)])];

type Dictionaries = Pick<IncidentColumns, "kinds" | "states" | "urgencies" | "sources" | "grids">;

const rowOf = (item: IncidentItem, dictionaries: Dictionaries): Record<Column, number> => ({
  lng: toLattice(item.position[0]),
  lat: toLattice(item.position[1]),
  time: Math.floor(Date.parse(item.reportedAt) / 1000),
  kind: dictionaries.kinds.indexOf(item.kind),
  state: dictionaries.states.indexOf(item.state),
  urgency: dictionaries.urgencies.indexOf(item.urgency),
  source: dictionaries.sources.indexOf(item.source),
  grid: dictionaries.grids.indexOf(item.grid ?? ""),
  id: item.id,
});
