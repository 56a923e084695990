// To whom an incident can be given on the round: the same people as at a desk, from what the device keeps.

import type { PackedIncident, PackedPost } from "../../../domain/phone.ts";
import type { StaffMember } from "../../../domain/staff.ts";
import { type AreaPeople, type PeopleGroup, peopleGroups } from "../incidents/people.ts";

/** Whom an incident in `grid` can be given to, the smallest area first. `rankOf`: the rank of a duty. */
export function peopleFor(
  posts: readonly PackedPost[],
  { grid }: Pick<PackedIncident, "grid">,
  rankOf: (duty: string) => number,
): PeopleGroup[] {
  const byArea = new Map(posts.map((post) => [post.area, post]));
  const line = lineOf(byArea, grid);
  const withinOf = new Map(posts.map((post) => [post, new Set(lineOf(byArea, post.area))]));
  const areas = line.map((area): AreaPeople => {
    const inside = posts.filter((post) => withinOf.get(post)!.has(area));
    return { area: area.name, level: area.level, people: once(inside.flatMap(({ people }) => people)) };
  });
  return peopleGroups(areas, rankOf);
}

/** Everybody once, with all their duties. */
function once(people: readonly StaffMember[]): StaffMember[] {
  const byId = new Map<number, StaffMember>();
  for (const person of people) {
    const duties = [...(byId.get(person.id)?.duties ?? []), ...person.duties];
    byId.set(person.id, { ...person, duties: [...new Set(duties)] });
  }
  return [...byId.values()].sort((a, b) => a.id - b.id);
}

/** The area with this code and all it lies in. */
function lineOf(byArea: ReadonlyMap<string, PackedPost>, code: string | null): PackedPost[] {
  const line: PackedPost[] = [];
  for (let post = byArea.get(code ?? ""); post && !line.includes(post); post = byArea.get(post.within ?? "")) {
    line.push(post);
  }
  return line;
}
