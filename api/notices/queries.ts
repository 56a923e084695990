import type { NoticeState, NoticeWay } from "../../domain/notice.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope, Viewer } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";

type CountRow = { waiting: number; sent: number; reached: number; failed: number; refused: number };

export type NoticeRow = CountRow & {
  id: number;
  title: string;
  message: string;
  /** GeoJSON text */
  area: string;
  area_id: number | null;
  made_by: string;
  created_at: Date;
  closed_at: Date | null;
};

const counts = (sql: Queryable) => sql`
  count(*) filter (where notice_recipient.state = 'waiting') as waiting,
  count(*) filter (where notice_recipient.state = 'sent') as sent,
  count(*) filter (where notice_recipient.state = 'reached') as reached,
  count(*) filter (where notice_recipient.state = 'failed') as failed,
  count(*) filter (where notice_recipient.state = 'refused') as refused`;

/** Lists with any recipient in `scope`, counting those; the newest first: before the id `before`, or the one `id`. */
export const noticeRows = (
  sql: Queryable,
  scope: Scope,
  which: { id: number } | { before: number; limit: number },
) => sql<NoticeRow[]>`
  select notice.id, notice.title, notice.message, st_asgeojson(notice.area, 7) as area, notice.area_id, notice.made_by,
    notice.created_at, notice.closed_at, counted.*
  from notice
  cross join lateral (
    select ${counts(sql)}
    from notice_recipient
    join household on household.id = notice_recipient.household_id
    where notice_recipient.notice_id = notice.id ${within(sql, "household.area_id", scope)}
    having count(*) > 0
  ) as counted
  where ${"id" in which ? sql`notice.id = ${which.id}` : sql`notice.id < ${which.before}`}
  order by notice.id desc
  limit ${"id" in which ? 1 : which.limit}
`;

/** Counts of a list's recipients in `scope` by who answers for them; nobody last. */
export const workerRows = (sql: Queryable, notice: number, scope: Scope) => sql<
  (CountRow & { id: number | null; name: string | null })[]
>`
  select staff.id, staff.name, ${counts(sql)}
  from notice_recipient
  join household on household.id = notice_recipient.household_id
  left join staff on staff.id = notice_recipient.staff_id
  where notice_recipient.notice_id = ${notice} ${within(sql, "household.area_id", scope)}
  group by staff.id, staff.name
  order by staff.id nulls last
`;

/** How many recipients a list has in all, and how many of its messages the gateway has not said the last word on. */
export const wholeOf = (sql: Queryable, notice: number) =>
  sql<{ recipients: number; under_way: number }[]>`
  select (select count(*) from notice_recipient where notice_id = ${notice}) as recipients,
    (select count(*) from notice_message
      where notice_id = ${notice} and state in ('queued', 'handing', 'accepted')) as under_way
`.then(([row]) => row);

export type RecipientRow = {
  household: number;
  code: string;
  address: string;
  building: number | null;
  building_name: string | null;
  unit: string | null;
  floor: number | null;
  door: string | null;
  /** sealed */
  head: string | null;
  has_phone: boolean;
  lng: number;
  lat: number;
  area_id: number | null;
  staff: number | null;
  staff_name: string | null;
  state: NoticeState;
  way: NoticeWay | null;
  at: Date | null;
  by_name: string | null;
};

/** Stands after every id. */
export const LAST = 2_147_483_647;

/** Recipients in `scope` by worker, building and household, after such a key; at most `limit`. */
export const recipientRows = (
  sql: Queryable,
  notice: number,
  scope: Scope,
  states: readonly NoticeState[] | undefined,
  after: readonly number[] | null,
  limit: number,
) => sql<RecipientRow[]>`
  select household.id as household, household.code, household.address, household.building_id as building,
    coalesce(building.name, building.address) as building_name, household.unit, household.floor, household.door,
    household.head, coalesce(household.phone, '') <> '' as has_phone, st_x(household.position) as lng,
    st_y(household.position) as lat, household.area_id, staff.id as staff, staff.name as staff_name,
    notice_recipient.state, notice_recipient.way, notice_recipient.at, notice_recipient.by_name
  from notice_recipient
  join household on household.id = notice_recipient.household_id
  left join building on building.id = household.building_id
  left join staff on staff.id = notice_recipient.staff_id
  where notice_recipient.notice_id = ${notice}
    ${within(sql, "household.area_id", scope)}
    ${states ? sql`and notice_recipient.state = any(${states as NoticeState[]})` : sql``}
    ${after ? sql`and (coalesce(staff.id, ${LAST}), coalesce(building.id, ${LAST}), household.id) > (${after[0]}, ${after[1]}, ${after[2]})` : sql``}
  order by coalesce(staff.id, ${LAST}), coalesce(building.id, ${LAST}), household.id
  limit ${limit}
`;

/** Ids of a list's recipients in all of `scopes`: all, or those among `households`. */
export const recipientIds = (
  sql: Queryable,
  notice: number,
  scopes: readonly Scope[],
  households: readonly number[] | null,
) =>
  sql<{ household_id: number }[]>`
  select notice_recipient.household_id
  from notice_recipient
  join household on household.id = notice_recipient.household_id
  where notice_recipient.notice_id = ${notice}
    ${households ? sql`and notice_recipient.household_id = any(${households as number[]})` : sql``}
    ${scopes.map((scope) => within(sql, "household.area_id", scope))}
`.then((rows) => rows.map(({ household_id }) => household_id));

/** The list, kept from being closed until the transaction ends; undefined when there is none. */
export const heldNotice = (sql: Queryable, id: number) =>
  sql<{ id: number; title: string; area_id: number | null; closed_at: Date | null }[]>`
  select id, title, area_id, closed_at from notice where id = ${id} for no key update
`.then(([row]): typeof row | undefined => row);

/** Notes of `households` what somebody found out, and keeps the tick for good. */
export async function tickOff(
  sql: Queryable,
  notice: number,
  households: readonly number[],
  way: NoticeWay,
  state: NoticeState,
  { account }: Viewer,
): Promise<void> {
  await sql`
    update notice_recipient
    set state = ${state}, way = ${way}, at = clock_timestamp(), by_name = ${account.name}
    where notice_id = ${notice} and household_id = any(${households as number[]})`;
  await sql`
    insert into notice_tick (notice_id, household_id, state, way, account_id, by_name)
    select ${notice}, household_id, ${state}, ${way}, ${account.id}, ${account.name}
    from unnest(${households as number[]}::integer[]) as household_id`;
}

/** Ends a list. */
export const closeNotice = (sql: Queryable, id: number) => sql`
  update notice set closed_at = clock_timestamp() where id = ${id}`;
