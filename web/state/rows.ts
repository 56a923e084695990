import type { HouseholdColumns, IncidentColumns } from "../../domain/columns.ts";

/** The type of household `id`; undefined when it is not among `columns`. */
export function householdTypeOf(columns: HouseholdColumns, id: number): string | undefined {
  const row = columns.id.indexOf(id);
  return row < 0 ? undefined : columns.types[columns.type[row]];
}

/** Kind and state of incident `id`; undefined when it is not among `columns`. */
export function incidentAt(columns: IncidentColumns, id: number): { kind: string; state: string } | undefined {
  const row = columns.id.indexOf(id);
  return row < 0 ? undefined : { kind: columns.kinds[columns.kind[row]], state: columns.states[columns.state[row]] };
}
