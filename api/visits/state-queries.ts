import type { Bounds } from "../../domain/position.ts";
import type { VisitState } from "../../domain/visit.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import { areasWithin } from "../grids/queries.ts";
import { type HouseholdRow, householdFields } from "../households/queries.ts";
import { CHUNK, readPacked } from "../memory/packed.ts";

export const VISIT_NUMBERS = ["id", "last", "due"] as const;

/** How households stand as columns of numbers: days since 2000-01-01, 0 for none, ascending ids; all, or those of `ids`. */
export const visitNumbers = (sql: Queryable, ids: readonly number[] | null) =>
  readPacked(
    VISIT_NUMBERS,
    (after) =>
      sql<Record<(typeof VISIT_NUMBERS)[number], Buffer | null>[]>`
      select string_agg(int4send(household_id), '' order by household_id) as id,
        string_agg(int4send(greatest(coalesce(last_day - date '2000-01-01', 0), 0)), '' order by household_id) as last,
        string_agg(int4send(greatest(coalesce(due_day - date '2000-01-01', 0), 0)), '' order by household_id) as due
      from (
        select household_id, last_day, due_day
        from household_visit_state
        where household_id > ${after} ${ids ? sql`and household_id = any(${ids as number[]})` : sql``}
        order by household_id
        limit ${CHUNK}
      ) as state
    `.then(([row]) => row),
    "id",
  );

/** A household and how it stands. */
export type DueRow = HouseholdRow & { last: string | null; due: string; rule: VisitState["rule"]; due_number: number };

export type DueFilter = {
  /** the last day that is listed */
  until: string;
  /** code of an area of any level: those within it */
  grid?: string;
  bbox?: Bounds;
};

/** A place in the list: the day it is due, since 2000-01-01, and which. */
export type DueKey = readonly [day: number, household: number];

/** Households in `scope` whose next visit is due, the longest overdue first, after `after`; at most `limit`. */
export const dueRows = (
  sql: Queryable,
  scope: Scope,
  { until, grid, bbox }: DueFilter,
  after: DueKey | null,
  limit: number,
) => sql<DueRow[]>`
  select ${householdFields(sql)}, state.last_day::text as last, state.due_day::text as due, state.rule,
    state.due_day - date '2000-01-01' as due_number
  from household_visit_state as state
  join household on household.id = state.household_id
  join household_type on household_type.id = household.type_id
  left join attention_level on attention_level.id = household.attention_id
  where state.due_day <= ${until}::text::date
    ${within(sql, "state.area_id", scope)}
    ${after ? sql`and (state.due_day, state.household_id) > (date '2000-01-01' + ${after[0]}::integer, ${after[1]}::integer)` : sql``}
    ${grid ? sql`and state.area_id in ${areasWithin(sql, grid)}` : sql``}
    ${bbox ? sql`and household.position && st_makeenvelope(${bbox[0]}, ${bbox[1]}, ${bbox[2]}, ${bbox[3]}, 4326)` : sql``}
  order by state.due_day, state.household_id
  limit ${limit}
`;
