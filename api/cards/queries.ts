import type { CardShares } from "../../domain/flow/clock.ts";
import type { Queryable } from "../database/database.ts";

/** So many at once: a moment's work, so that nobody waits for it. */
const BATCH = 500;

/**
 * Shows the cards whose moment has come, and notes when; gives how many incidents that were. What several processes do at once is done once,
 * and what one left undone another does.
 */
export const raiseCards = (tx: Queryable) =>
  tx<{ id: number }[]>`
  with due as (
    select incident.id, incident_state.open
    from incident
    join incident_state on incident_state.id = incident.state_id
    where incident.next_card_at <= clock_timestamp()
    order by incident.next_card_at
    limit ${BATCH}
    for update of incident skip locked
  ),
  raised as (
    update incident
    set card = case
        when not due.open then 0
        when red_at <= clock_timestamp() then 3
        when yellow_at <= clock_timestamp() then 2
        else 1
      end,
      next_card_at = case
        when not due.open or red_at <= clock_timestamp() then null
        when yellow_at <= clock_timestamp() then red_at
        else yellow_at
      end
    from due
    where incident.id = due.id
    returning incident.id, incident.card
  ),
  noted as (
    insert into incident_card (incident_id, card)
    select id, card from raised where card > 0
  )
  select id from raised
`.then((rows) => rows.length);

/**
 * Winds the clocks of incidents that came with a date and without a clock, as imports do; gives how many. Cards are shares of the time
 * between the report and that date.
 */
export const windClocks = (tx: Queryable, { remind, yellow, red }: CardShares) =>
  tx<{ id: number }[]>`
  with unwound as (
    select id, reported_at as start, greatest(due_at - reported_at, interval '0') as given
    from incident
    -- why by number: the open states, as the index knows them
    where due_at is not null and yellow_at is null and state_id in (1, 2, 3) and parent_id is null
    order by id
    limit ${BATCH}
    for update skip locked
  )
  update incident
  set remind_at = start + given * ${remind}::float8, yellow_at = start + given * ${yellow}::float8,
    red_at = start + given * ${red}::float8, next_card_at = start + given * ${remind}::float8
  from unwound
  where incident.id = unwound.id
  returning incident.id
`.then((rows) => rows.length);

/** Milliseconds until the next card, below 0 for one that is due; null when no clock runs. */
export const nextCardMs = (sql: Queryable) =>
  sql<{ ms: number | null }[]>`
  select ceil(extract(epoch from min(next_card_at) - clock_timestamp()) * 1000)::float8 as ms
  from incident
  where next_card_at is not null
`.then(([{ ms }]) => ms);
