import type { Area } from "./areas.ts";
import { personName, phoneNumber } from "./people.ts";
import { Random } from "./random.ts";

export type Assignment = { code: string; name: string; phone: string; duty: string; area: string };

/** Who answers for what: a worker for every microgrid, now and then one for two; leaders, secretaries, an officer a street. */
export function makeStaff(
  areas: readonly Area[],
  seed: number,
): { assignments: Assignment[]; workerOf: Map<string, string> } {
  const random = new Random(seed, 0x57aff);
  const assignments: Assignment[] = [];
  const workerOf = new Map<string, string>();
  let number = 0;
  const person = (): Omit<Assignment, "duty" | "area"> => ({
    code: `Y${String(++number).padStart(5, "0")}`,
    name: personName(random),
    phone: phoneNumber(random),
  });
  for (const area of areas) {
    if (area.level === "street") assignments.push({ ...person(), duty: "street-officer", area: area.code });
    if (area.level === "community") assignments.push({ ...person(), duty: "community-secretary", area: area.code });
    if (area.level !== "grid") continue;
    const leader = person();
    assignments.push({ ...leader, duty: "grid-leader", area: area.code });
    assignments.push({ ...person(), duty: "grid-worker", area: area.code });
    let worker = leader;
    area.children.forEach((microgrid, i) => {
      // why: in small grids the leader walks a microgrid too, and some workers look after two
      if (i > 0 && !random.chance(0.14)) worker = person();
      if (i === 0 && area.children.length > 2) worker = person();
      assignments.push({
        ...worker,
        duty: random.chance(0.1) ? "part-time-worker" : "microgrid-worker",
        area: microgrid.code,
      });
      workerOf.set(microgrid.code, worker.code);
    });
  }
  return { assignments, workerOf };
}
