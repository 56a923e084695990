import type { WallArea, WallIncident } from "../../domain/wall/incidents.ts";
import type { Area } from "../grids/areas.ts";
import type { Memory } from "../memory/memory.ts";
import type { IncidentTable } from "./incident-table.ts";
import type { CoarseTown } from "./town.ts";

const iso = (ms: number): string | null => (Number.isNaN(ms) ? null : new Date(ms).toISOString());

const named = (area: Area | null) => area && { code: area.code, name: area.name };

/** Rows of open incidents in areas of `mask` (by index of memory's dictionary), the earliest first. */
export function openRows({ length, columns }: IncidentTable, mask: Uint8Array): number[] {
  const { open, grid, reported, id } = columns;
  const rows: number[] = [];
  for (let at = 0; at < length; at++) if (open[at] === 1 && mask[grid[at]] === 1) rows.push(at);
  return rows.sort((a, b) => reported[a] - reported[b] || id[a] - id[b]);
}

/** An open incident as a wall shows it: no words, and no place finer than a square within its grid. */
export function wallIncident(
  { codes }: Memory,
  town: CoarseTown,
  { columns }: IncidentTable,
  row: number,
): WallIncident {
  const home = town.homeOf(columns.grid[row]);
  return {
    id: columns.id[row],
    kind: codes.kinds.codes[columns.kind[row]],
    urgency: codes.urgencies.codes[columns.urgency[row]],
    state: codes.states.codes[columns.state[row]],
    reportedAt: iso(columns.reported[row])!,
    dueAt: iso(columns.due[row]),
    grid: named(home.grid),
    community: home.community?.code ?? null,
    position: town.placeOf(columns.lng[row], columns.lat[row], home.grid),
  };
}

/** The text of `areas` with how many of the open incidents `rows` lie in each. Borders are pasted in as the database wrote them. */
export function wallAreasText(
  areas: readonly Area[],
  parentCode: (area: Area) => string | null,
  town: CoarseTown,
  { columns }: IncidentTable,
  rows: readonly number[],
): string {
  const open = new Map<number, number>();
  for (const row of rows) {
    const { grid, community } = town.homeOf(columns.grid[row]);
    for (const area of new Set([grid, community])) if (area) open.set(area.id, (open.get(area.id) ?? 0) + 1);
  }
  const texts = areas.map((area) => {
    const { id, code, name, level, bounds } = area;
    const facts: Omit<WallArea, "border"> = {
      code,
      name,
      level,
      parent: parentCode(area),
      open: open.get(id) ?? 0,
      bounds: bounds!,
    };
    return `${JSON.stringify(facts).slice(0, -1)},"border":${area.geometry}}`;
  });
  return `{"areas":[${texts.join(",\n")}]}`;
}
