import type { AreaFacts, OnDuty } from "../../domain/layout/layout.ts";
import type { Areas } from "../grids/areas.ts";

/** Who is to answer for an area that has others now, or that is not in force; null where nothing changes. */
export function newPeople(areas: Areas, facts: AreaFacts, before: AreaFacts | undefined): readonly OnDuty[] | null {
  const known = facts.code === null ? undefined : areas.withCode(facts.code);
  const isInForce = known !== undefined && known.geometry !== null;
  return isInForce && before && JSON.stringify(before.people) === JSON.stringify(facts.people) ? null : facts.people;
}
