import type { Visit } from "../../domain/visit.ts";
import type { Sealer } from "../sealing/sealer.ts";
import type { VisitRow } from "./queries.ts";

/** What the note of the visit with this key is sealed for. */
export const noteContext = (key: string): string => `visit ${key}`;

/** A visit as those who visit see it: its note opened. */
export function visitOf(row: VisitRow, sealer: Sealer): Visit {
  const { key, household_id, at, way, note, next_day, by_name, photos } = row;
  return {
    id: key,
    household: household_id,
    at: at.toISOString(),
    way,
    note: note && sealer.open(note, noteContext(key)),
    next: next_day,
    by: { name: by_name },
    photos,
  };
}
