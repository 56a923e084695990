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

/** A function that gives the row of a household by its id; -1 where it is not among `columns`. Cheap to ask, dear to make. */
export function rowsById({ id }: HouseholdColumns): (id: number) => number {
  let largest = 0;
  for (const each of id) if (each > largest) largest = each;
  // why: ids are mostly dense, and a list is ten times as fast as a map
  if (largest <= 8 * id.length + 1024) {
    const rows = new Int32Array(largest + 1).fill(-1);
    for (let row = 0; row < id.length; row++) rows[id[row]] = row;
    return (wanted) => rows[wanted] ?? -1;
  }
  const rows = new Map<number, number>();
  for (let row = 0; row < id.length; row++) rows.set(id[row], row);
  return (wanted) => rows.get(wanted) ?? -1;
}
