import type { Deadlines } from "../../domain/flow/clock.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import { fromIncident } from "../incidents/queries.ts";

/** An incident as steps are taken of it. */
export type HeldIncident = {
  id: number;
  area_id: number | null;
  kind: string;
  source: string;
  urgency: string;
  state: string;
  /** null: imported, the usual one */
  flow: string | null;
  assignee_id: number | null;
  is_running: boolean;
  step_count: number;
  parent_id: number | null;
  /** the moment of the transaction */
  now: Date;
};

/** The incident with this id, held until the transaction ends; undefined when there is none in `scope`. */
export const holdIncident = (tx: Queryable, id: number, scope: Scope) =>
  tx<HeldIncident[]>`
  select incident.id, incident.area_id, incident_kind.code as kind, incident_source.code as source,
    urgency.code as urgency, incident_state.code as state, flow.code as flow, incident.assignee_id,
    incident.yellow_at is not null as is_running, incident.step_count, incident.parent_id, clock_timestamp() as now
  ${fromIncident(tx)}
  left join flow on flow.id = incident.flow_id
  where incident.id = ${id} ${within(tx, "incident.area_id", scope)}
  for update of incident
`.then(([row]): HeldIncident | undefined => row);

/** Whether somebody still has to do something in each state, by its code. */
export const openStates = (tx: Queryable) =>
  tx<{ code: string; open: boolean }[]>`select code, open from incident_state`.then(
    (rows) => new Map(rows.map(({ code, open }) => [code, open])),
  );

/** The last step that somebody took: who, and its code; undefined when nobody took any here. */
export const lastStep = (tx: Queryable, id: number) =>
  tx<{ by: string | null; code: string | null }[]>`
  select by_name as by, code from incident_step where incident_id = ${id} order by at desc, id desc limit 1
`.then(([row]): typeof row | undefined => row);

/** The smallest level at which `staff` has a duty today for the area or one that it lies in; null without any. */
export const levelOf = (tx: Queryable, staff: number, area: number) =>
  tx<{ level: string }[]>`
  select area.level
  from area as home
  join area on area.path @> home.path
  join assignment on assignment.area_id = area.id and assignment.valid @> current_date
  where home.id = ${area} and assignment.staff_id = ${staff}
  order by area.level desc
  limit 1
`.then(([row]) => row?.level ?? null);

/** A step as it is written. */
export type StepToWrite = {
  code: string;
  state: string;
  flow: string;
  assignee: number | null;
  /** whether it is this step that gives it to them */
  gives: boolean;
  /** null: as before */
  disposition: string | null;
  note: string | null;
  rating: number | null;
  by: { account: number | null; staff: number | null; name: string };
};

const stamp = (sql: Queryable, ms: number) => sql`${new Date(ms)}::timestamptz`;

/** Writes a step of the incidents `ids`: their state and their log. */
export async function writeStep(tx: Queryable, ids: readonly number[], step: StepToWrite): Promise<void> {
  await tx`
    insert into incident_step (incident_id, state_id, code, staff_id, account_id, by_name, note, to_id, disposition_id, due_at, rating)
    select incident.id, incident_state.id, ${step.code}, ${step.by.staff}::integer, ${step.by.account}::integer, ${step.by.name},
      ${step.note}, case when ${step.gives} then ${step.assignee}::integer end,
      (select id from disposition where code = ${step.disposition}), incident.due_at, ${step.rating}::smallint
    from incident, incident_state
    where incident.id = any(${ids as number[]}) and incident_state.code = ${step.state}
    order by incident.id`;
  await tx`
    update incident
    set state_id = incident_state.id, flow_id = flow.id, assignee_id = ${step.assignee}::integer,
      disposition_id = coalesce((select id from disposition where code = ${step.disposition}), incident.disposition_id),
      rating = coalesce(${step.rating}::smallint, incident.rating), step_count = incident.step_count + 1
    from incident_state, flow
    where incident.id = any(${ids as number[]}) and incident_state.code = ${step.state} and flow.code = ${step.flow}`;
}

/** Lets the incident's clock run until these moments. */
export const beginClock = (tx: Queryable, id: number, { dueAt, remindAt, yellowAt, redAt }: Deadlines) => tx`
  update incident
  set due_at = ${stamp(tx, dueAt)}, remind_at = ${stamp(tx, remindAt)}, yellow_at = ${stamp(tx, yellowAt)},
    red_at = ${stamp(tx, redAt)}, next_card_at = ${stamp(tx, remindAt)}, card = 0
  where id = ${id}`;

/** Stops the clocks of these incidents; when they were due is kept. */
export const stopClocks = (tx: Queryable, ids: readonly number[]) => tx`
  update incident
  set remind_at = null, yellow_at = null, red_at = null, next_card_at = null, card = 0
  where id = any(${ids as number[]})`;

/** Ids of the reports that are parts of the case, held until the transaction ends. */
export const holdParts = (tx: Queryable, id: number) =>
  tx<{ id: number }[]>`select id from incident where parent_id = ${id} order by id for update`.then((rows) =>
    rows.map((row) => row.id),
  );
