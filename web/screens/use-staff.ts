import { useEffect, useMemo, useState } from "react";
import { fetchStaff } from "../client/staff.ts";
import type { Person } from "../state/planner/shown.ts";

/** Who is on duty in `community`; nobody until they have come. */
export function useStaff(community: string | null): { people: readonly Person[]; names: ReadonlyMap<number, string> } {
  const [people, setPeople] = useState<readonly Person[]>([]);
  useEffect(() => {
    if (community === null) return;
    let gone = false;
    void fetchStaff(community).then((answer) => {
      if (!gone && answer.ok) setPeople(answer.value.items);
    });
    return () => {
      gone = true;
    };
  }, [community]);
  const names = useMemo(() => new Map(people.map(({ id, name }) => [id, name])), [people]);
  return { people, names };
}
