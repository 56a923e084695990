import type { VisitWay } from "../../domain/visit.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";

/** A visit as the database holds it: its note sealed for it. */
export type VisitRow = {
  id: number;
  key: string;
  household_id: number;
  at: Date;
  /** microseconds since 1970: the sort key of lists */
  at_us: number;
  way: VisitWay;
  note: string | null;
  next_day: string | null;
  account_id: number | null;
  by_name: string;
  photos: number;
};

const columns = (sql: Queryable) => sql`
  visit.id, visit.key, visit.household_id, visit.at, (extract(epoch from visit.at) * 1000000)::bigint as at_us, visit.way,
  visit.note, visit.next_day::text as next_day, visit.account_id, visit.by_name,
  (select count(*)::integer from visit_photo where visit_photo.visit_id = visit.id) as photos
  from visit`;

/** The area of the household with this id; undefined when there is none in all of `scopes`. */
export const householdArea = (sql: Queryable, id: number, scopes: readonly Scope[]) =>
  sql<{ code: string; area_id: number | null }[]>`
  select code, area_id
  from household
  where id = ${id} ${scopes.map((scope) => within(sql, "household.area_id", scope))}
`.then(([row]): typeof row | undefined => row);

/** The visit with this key; undefined when there is none. */
export const visitWithKey = (sql: Queryable, key: string) =>
  sql<VisitRow[]>`select ${columns(sql)} where visit.key = ${key}`.then(([row]): VisitRow | undefined => row);

/** A place in a household's list of visits: when, in microseconds since 1970, and which. */
export type VisitKey = readonly [atUs: number, id: number];

/** Visits of a household, the latest first, after `after`; at most `limit`. */
export const visitRowsOf = (sql: Queryable, household: number, after: VisitKey | null, limit: number) => sql<
  VisitRow[]
>`
  select ${columns(sql)}
  where visit.household_id = ${household}
    ${after ? sql`and (visit.at, visit.id) < (${instant(sql, after[0])}, ${after[1]}::integer)` : sql``}
  order by visit.at desc, visit.id desc
  limit ${limit}
`;

// exact: floating seconds would lose the last microsecond
const instant = (sql: Queryable, us: number) =>
  sql`'epoch'::timestamptz + ${Math.floor(us / 1e6)}::integer * interval '1 second' + ${us - Math.floor(us / 1e6) * 1e6}::integer * interval '1 microsecond'`;

/** What others noted at this household between two visits (ids, both left out), the latest first. */
export const othersBetween = (
  sql: Queryable,
  visit: Pick<VisitRow, "id" | "household_id" | "account_id">,
  from: number,
) => sql<VisitRow[]>`
  select ${columns(sql)}
  where visit.household_id = ${visit.household_id}
    and visit.id > ${from}
    and visit.id < ${visit.id}
    and visit.account_id is distinct from ${visit.account_id}
  order by visit.id desc
  limit 20
`;

export type NewVisit = {
  key: string;
  household: number;
  at: Date;
  way: VisitWay;
  /** sealed */
  note: string | null;
  next: string | null;
  accountId: number;
  by: string;
};

/** Notes a visit. */
export const insertVisit = (sql: Queryable, visit: NewVisit) => sql`
  insert into visit (key, household_id, at, way, note, next_day, account_id, by_name)
  values (${visit.key}, ${visit.household}, ${visit.at}, ${visit.way}, ${visit.note}, ${visit.next}::text::date,
    ${visit.accountId}, ${visit.by})
`;

/** How a household stands; undefined when it has no schedule and nobody was ever there. */
export const stateOfHousehold = (sql: Queryable, household: number) =>
  sql<{ last: string | null; due: string | null; rule: "schedule" | "agreed" | null }[]>`
  select last_day::text as last, due_day::text as due, rule
  from household_visit_state
  where household_id = ${household}
`.then(([row]): typeof row | undefined => row);
