import type { Queryable } from "../database/database.ts";

export type NewWhistle = {
  department: string;
  note: string | null;
  arriveBy: Date;
  by: { account: number; name: string };
};

/** Calls a department for the incident; gives the number of the call. */
export const insertWhistle = (tx: Queryable, incident: number, { department, note, arriveBy, by }: NewWhistle) =>
  tx<{ nth: number }[]>`
  insert into incident_whistle (incident_id, nth, department_id, note, account_id, by_name, arrive_by)
  select ${incident}, coalesce((select max(nth) from incident_whistle where incident_id = ${incident}), 0) + 1,
    department.id, ${note}, ${by.account}, ${by.name}, ${arriveBy}
  from department
  where department.code = ${department}
  returning nth
`.then(([{ nth }]) => nth);

/** Whether the incident's call with this number was answered; undefined when there is none. */
export const whistleAnswered = (tx: Queryable, incident: number, nth: number) =>
  tx<{ answered: boolean }[]>`
  select arrived_at is not null as answered from incident_whistle where incident_id = ${incident} and nth = ${nth}
`.then(([row]) => row?.answered);

/** Notes that the department is there. */
export const noteArrival = (tx: Queryable, incident: number, nth: number, by: string) => tx`
  update incident_whistle
  set arrived_at = clock_timestamp(), arrived_by = ${by}
  where incident_id = ${incident} and nth = ${nth}`;
