import type { Retained } from "../../domain/retention.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";

export type Days = Record<Retained, number>;

export const retentionDays = async (sql: Queryable): Promise<Days> => {
  const rows = await sql<{ what: Retained; days: number }[]>`select what, days from retention`;
  return Object.fromEntries(rows.map(({ what, days }) => [what, days])) as Days;
};

export const setRetentionDays = async (sql: Queryable, days: Days): Promise<void> => {
  for (const [what, count] of Object.entries(days)) {
    await sql`update retention set days = ${count} where what = ${what}`;
  }
};

/** Notes on which day the household moved away; undefined when there is none in `scope`. */
export const noteLeft = (tx: Queryable, id: number, on: string | null, scope: Scope) =>
  tx<{ code: string; area_id: number | null }[]>`
  update household set left_on = ${on}::date
  where id = ${id} ${within(tx, "household.area_id", scope)}
  returning code, area_id
`.then(([row]): typeof row | undefined => row);

/** Notes that a run begins, unless one began within the last `hours`; gives its id, or null. */
export async function beginRun(tx: Queryable, hours: number): Promise<number | null> {
  // processes take turns
  await tx`select pg_advisory_xact_lock(7230018)`;
  const [begun] = await tx<{ id: number }[]>`
    insert into retention_run (households, reporters)
    select 0, 0
    where not exists (select from retention_run where at > clock_timestamp() - ${hours}::integer * interval '1 hour')
    returning id`;
  return begun?.id ?? null;
}

export const endRun = (sql: Queryable, id: number, { households, reporters }: Days) =>
  sql`update retention_run set households = ${households}, reporters = ${reporters} where id = ${id}`;

/** As if it had never begun: the next who looks tries again. */
export const dropRun = (sql: Queryable, id: number) => sql`delete from retention_run where id = ${id}`;

export const lastRun = (sql: Queryable) =>
  sql<({ at: Date } & Days)[]>`
  select at, households, reporters from retention_run order by id desc limit 1
`.then(([row]): typeof row | undefined => row);

const leftLongAgo = (sql: Queryable, days: number) => sql`left_on <= current_date - ${days}::integer`;

const closedLongAgo = (sql: Queryable, days: number) => sql`
  reported_at < current_date - ${days}::integer
  and exists (select from incident_state where incident_state.id = incident.state_id and not incident_state.open)`;

const reportedLongAgo = (sql: Queryable, days: number) => sql`
  (reporter is not null or reporter_phone is not null) and ${closedLongAgo(sql, days)}`;

/** How many are kept longer than `days` now. */
export const countDue = (sql: Queryable, days: Days) =>
  sql<Days[]>`
  select (select count(*) from household where ${leftLongAgo(sql, days.households)}) as households,
    (select count(*) from incident where ${reportedLongAgo(sql, days.reporters)}) as reporters
`.then(([counts]) => counts);

/** Ids of at most `limit` households that moved away more than `days` ago, held until the transaction ends. */
export const dueHouseholds = (tx: Queryable, days: number, limit: number) =>
  tx<{ id: number }[]>`
  select id from household where ${leftLongAgo(tx, days)} order by id limit ${limit} for update
`.then((rows) => rows.map(({ id }) => id));

/** Makes doors without a household of these, and removes all that speaks of them. */
export async function emptyHouseholds(tx: Queryable, ids: readonly number[]): Promise<void> {
  // why from the catalogue: whatever refers to a household is about who lived there, also what comes in later migrations
  const about = await tx<{ table: string; column: string }[]>`
    select conrelid::regclass::text as table, attname as column
    from pg_constraint
    join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where confrelid = 'household'::regclass and contype = 'f'`;
  for (const { table, column } of about) {
    await tx`delete from ${tx(table)} where ${tx(column)} = any(${ids as number[]})`;
  }
  await tx`
    update household
    set head = null, phone = null, tags = '{}', residents = null, attention_id = null, left_on = null,
      type_id = (select id from household_type where code = 'vacant')
    where id = any(${ids as number[]})`;
}

/** Removes the photos of incidents that are closed and were reported more than `days` ago: they may show who did. */
export const dropPhotos = (tx: Queryable, days: number) => tx`
  delete from incident_photo
  using incident
  where incident.id = incident_photo.incident_id and ${closedLongAgo(tx, days)}`;

/**
 * Removes the rows of sheets of work orders that came more than `days` ago, with the callers in them, and sheets of which none is left; those
 * of incidents that wait, or are younger, stay.
 */
export async function dropSheetRows(tx: Queryable, days: number): Promise<void> {
  const isOld = tx`hotline_sheet.uploaded_at < current_date - ${days}::integer`;
  await tx`
    delete from hotline_row
    using hotline_sheet
    where hotline_sheet.id = hotline_row.sheet_id and ${isOld}
      and not exists (select from incident where incident.id = hotline_row.incident_id and not (${closedLongAgo(tx, days)}))`;
  await tx`
    delete from hotline_sheet
    where ${isOld} and not exists (select from hotline_row where hotline_row.sheet_id = hotline_sheet.id)`;
}

/** Forgets who asked for what another program brought more than `days` ago and nobody decided about. */
export const forgetAskers = (tx: Queryable, days: number) => tx`
  update open311_request
  set reporter = null, reporter_phone = null
  where at < current_date - ${days}::integer and (reporter is not null or reporter_phone is not null)`;

/** Forgets at most `limit` of those who reported incidents that are closed, more than `days` ago; gives the ids of the incidents. */
export const forgetReporters = (tx: Queryable, days: number, limit: number) =>
  tx<{ id: number }[]>`
  update incident
  set reporter = null, reporter_phone = null
  where id in (select id from incident where ${reportedLongAgo(tx, days)} order by id limit ${limit})
  returning id
`.then((rows) => rows.map(({ id }) => id));
