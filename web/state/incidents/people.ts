import { LEVELS } from "../../../domain/grid.ts";
import type { StaffMember } from "../../../domain/staff.ts";

/** An area that an incident lies in, and who is on duty there and within. */
export type AreaPeople = { area: string; level: string; people: readonly StaffMember[] };

/** People under the smallest area that makes them answer for the incident. */
export type PeopleGroup = { area: string; people: readonly StaffMember[] };

/** In areas up to this one everybody can be given it; above, only whoever ranks above those named so far. */
const EVERYBODY_UP_TO = LEVELS.indexOf("grid");

const sizeOf = (level: string): number => (LEVELS as readonly string[]).indexOf(level);

/**
 * Whom an incident can be given to: the smallest area first, nobody twice. `rankOf`: the rank of a duty, the highest being
 * the one who answers for most.
 */
export function peopleGroups(areas: readonly AreaPeople[], rankOf: (duty: string) => number): PeopleGroup[] {
  const seen = new Set<number>();
  let highest = 0;
  const groups: PeopleGroup[] = [];
  for (const { area, level, people } of [...areas].sort((a, b) => sizeOf(b.level) - sizeOf(a.level))) {
    const rank = ({ duties }: StaffMember) => Math.max(0, ...duties.map(rankOf));
    const isAsked = (person: StaffMember) => sizeOf(level) >= EVERYBODY_UP_TO || rank(person) > highest;
    const added = people.filter((person) => !seen.has(person.id) && isAsked(person));
    for (const person of added) seen.add(person.id);
    highest = Math.max(highest, ...added.map(rank));
    if (added.length > 0) groups.push({ area, people: added });
  }
  return groups;
}
