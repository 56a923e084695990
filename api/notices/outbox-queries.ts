import type { NoticeState, SentWay } from "../../domain/notice.ts";
import type { Queryable } from "../database/database.ts";

/** How long a message may be with the gateway without an answer before it is taken for lost and handed over again. */
const LEASE_S = 60;

/** A message taken out of the outbox to be handed over, and what it takes to do so. */
export type TakenMessage = {
  id: number;
  key: string;
  notice_id: number;
  household_id: number;
  attempts: number;
  title: string;
  message: string;
  /** of the household: what its phone is sealed for */
  code: string;
  phone: string | null;
  /** reached some other way meanwhile, or the list was closed */
  needless: boolean;
};

/** Takes due messages, those lost on the way too, so that no other process hands them over now; at most `limit`. */
export async function takeMessages(sql: Queryable, limit: number): Promise<TakenMessage[]> {
  const rows = await sql<{ id: number }[]>`
    update notice_message
    set state = 'handing', attempts = attempts + 1, due_at = clock_timestamp() + make_interval(secs => ${LEASE_S})
    where id in (
      select id
      from notice_message
      where state in ('queued', 'handing') and due_at <= clock_timestamp()
      order by id
      limit ${limit}
      for update skip locked
    )
    returning id`;
  if (rows.length === 0) return [];
  return sql<TakenMessage[]>`
    select notice_message.id, notice_message.key, notice_message.notice_id, notice_message.household_id,
      notice_message.attempts, notice.title, notice.message, household.code, household.phone,
      notice.closed_at is not null or notice_recipient.state in ('reached', 'refused') as needless
    from notice_message
    join notice on notice.id = notice_message.notice_id
    join household on household.id = notice_message.household_id
    join notice_recipient on notice_recipient.notice_id = notice_message.notice_id
      and notice_recipient.household_id = notice_message.household_id
    where notice_message.id = any(${rows.map(({ id }) => id)})
    order by notice_message.id`;
}

/** Accepted messages whose report is due to be asked for; at most `limit`. */
export const unreported = (sql: Queryable, limit: number) => sql<
  { id: number; key: string; notice_id: number; household_id: number; age_s: number }[]
>`
  select id, key, notice_id, household_id, extract(epoch from clock_timestamp() - accepted_at)::float8 as age_s
  from notice_message
  where state = 'accepted' and due_at <= clock_timestamp()
  order by id
  limit ${limit}
`;

/** What becomes of a message. `recipient` is what it says of the household, null for nothing. */
export type Outcome = {
  id: number;
  state: "queued" | "accepted" | "delivered" | "failed";
  /** seconds until it is looked at again */
  againS: number;
  fault: string | null;
  recipient: NoticeState | null;
};

/**
 * Writes down what became of messages that are still in the state `from`: a message that another process has moved on is left
 * alone. A household that a person has ticked off keeps that: a report only changes what no person has said.
 */
export async function noteOutcomes(
  sql: Queryable,
  from: "handing" | "accepted",
  outcomes: readonly Outcome[],
): Promise<void> {
  await sql`
    with outcome as (
      select *
      from json_to_recordset(${JSON.stringify(outcomes)}::text::json)
        as row (id bigint, state text, "againS" float8, fault text, recipient text)
    ), noted as (
      update notice_message
      set state = outcome.state, fault = outcome.fault,
        due_at = clock_timestamp() + make_interval(secs => outcome."againS"),
        accepted_at = case when outcome.state = 'accepted' then coalesce(accepted_at, clock_timestamp()) else accepted_at end
      from outcome
      where outcome.id = notice_message.id and notice_message.state = ${from}
      returning notice_message.notice_id, notice_message.household_id, notice_message.way, outcome.recipient
    ), told as (
      update notice_recipient
      set state = noted.recipient, way = noted.way, at = clock_timestamp(), by_name = null
      from noted
      where notice_recipient.notice_id = noted.notice_id and notice_recipient.household_id = noted.household_id
        and noted.recipient is not null
        and notice_recipient.state not in ('reached', 'refused')
        and notice_recipient.state <> noted.recipient
      returning notice_recipient.notice_id, notice_recipient.household_id, noted.recipient, noted.way
    )
    insert into notice_tick (notice_id, household_id, state, way)
    select notice_id, household_id, recipient, way from told`;
}

/** Whether any message still waits for something, and in how many seconds the next is due; null for none. */
export const nextDueS = (sql: Queryable): Promise<number | null> =>
  sql<{ due_s: number | null }[]>`
  select greatest(0, extract(epoch from min(due_at) - clock_timestamp()))::float8 as due_s
  from notice_message
  where state in ('queued', 'handing', 'accepted')
`.then(([row]) => row.due_s);

/** Households that get a message: those left that have a phone, and none of this way on its way. */
export type Queued = { queued: number; without_phone: number; too_often: number };

/** Puts messages into the outbox for the recipients `households` in one of `states`; at most `most` of a way for each. */
export const queueMessages = (
  sql: Queryable,
  notice: number,
  households: readonly number[],
  way: SentWay,
  states: readonly NoticeState[],
  most: number,
) =>
  sql<Queued[]>`
  with wanted as (
    select notice_recipient.household_id, coalesce(household.phone, '') <> '' as has_phone,
      (select count(*) from notice_message as earlier
        where earlier.notice_id = ${notice} and earlier.household_id = notice_recipient.household_id
          and earlier.way = ${way}) >= ${most} as too_often
    from notice_recipient
    join household on household.id = notice_recipient.household_id
    where notice_recipient.notice_id = ${notice}
      and notice_recipient.household_id = any(${households as number[]})
      and notice_recipient.state = any(${states as NoticeState[]})
  ), queued as (
    insert into notice_message (notice_id, household_id, way)
    select ${notice}, household_id, ${way} from wanted where has_phone and not too_often order by household_id
    on conflict do nothing
    returning id
  )
  select (select count(*) from queued) as queued,
    (select count(*) from wanted where not has_phone) as without_phone,
    (select count(*) from wanted where has_phone and too_often) as too_often
`.then(([row]) => row);

/** Calls off what has not been handed over. */
export const callOff = (sql: Queryable, notice: number) => sql`
  update notice_message set state = 'failed', fault = 'closed' where notice_id = ${notice} and state = 'queued'`;
