import { MOST_URGENT, type WallDay } from "../../domain/wall/day.ts";
import type { Memory } from "../memory/memory.ts";
import type { IncidentTable } from "./incident-table.ts";
import { wallIncident } from "./incidents.ts";
import type { CoarseTown } from "./town.ts";

/** The open incidents `rows` by state, in the order of the flow. */
export function flowOf({ codes }: Memory, { columns }: IncidentTable, rows: readonly number[]): WallDay["flow"] {
  const counts = new Uint32Array(256);
  for (const row of rows) counts[columns.state[row]]++;
  return codes.tables.incidentStates
    .filter((state) => state.open)
    .map(({ code }) => ({ state: code, count: counts[codes.states.codes.indexOf(code)] }));
}

/** Of the open incidents `rows` those of the highest urgency, the ones due first before the others. */
export function urgentOf(
  memory: Memory,
  town: CoarseTown,
  table: IncidentTable,
  rows: readonly number[],
): WallDay["urgent"] {
  const { tables, urgencies } = memory.codes;
  const highest = [...tables.urgencies].sort((a, b) => b.rank - a.rank)[0];
  const index = urgencies.codes.indexOf(highest.code);
  const { urgency, due } = table.columns;
  const urgent = rows.filter((row) => urgency[row] === index);
  const dueAt = (row: number) => (Number.isNaN(due[row]) ? Number.MAX_VALUE : due[row]);
  const first = [...urgent].sort((a, b) => dueAt(a) - dueAt(b)).slice(0, MOST_URGENT);
  return {
    items: first.map((row) => {
      const { community, position, ...item } = wallIncident(memory, town, table, row);
      return item;
    }),
    count: urgent.length,
  };
}
