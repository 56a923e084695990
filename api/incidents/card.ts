import { type Flow, type FlowStep, stepsFrom } from "../../domain/flow/flow.ts";
import type { IncidentCard, IncidentName, IncidentStep, Whistle } from "../../domain/incident.ts";
import { asReader } from "../access/as-reader.ts";
import type { Viewer } from "../access/viewer.ts";
import { liesIn } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import { type Office, officeOf } from "../flow/queries.ts";
import type { Areas } from "../grids/areas.ts";
import { lineageOf } from "../grids/lineage.ts";
import { unknown } from "../http/errors.ts";
import type { Parts } from "../parts.ts";
import { cardsOf, kinOf, photosOf, type StepRow, stepsOf, type WhistleRow, whistlesOf } from "./card-queries.ts";
import { incidentItem, maskedReporter } from "./item.ts";
import { type IncidentRow, incidentById, reporterOf } from "./queries.ts";

/** The flow an incident takes; the usual one for what was imported, also into a state that its own flow does not have. */
export function flowOf(
  { flows, rules }: Pick<Office, "flows" | "rules">,
  of: { flow: string | null; state: string },
): Flow {
  const own = flows.find(({ code, states }) => code === of.flow && states.some(({ code }) => code === of.state));
  return own ?? flows.find(({ code }) => code === rules.usual) ?? flows[0];
}

/** Whether a part of a case can be led by itself through `step`: only the answer of whoever reported it is its own. */
export const isOwnStep = (step: FlowStep): boolean => step.needs.includes("rating");

/** The steps that `viewer` may take of an incident as it is now. */
export function availableSteps(
  office: Office,
  areas: Areas,
  viewer: Viewer,
  row: Pick<IncidentRow, "flow" | "state" | "area_id" | "parent_id">,
): FlowStep[] {
  return stepsFrom(flowOf(office, row), row.state).filter(
    (step) =>
      (row.parent_id === null || isOwnStep(step)) &&
      liesIn(areas, row.area_id, viewer.scope("incidents")) &&
      liesIn(areas, row.area_id, viewer.scope(step.right)),
  );
}

/** The card of an incident, as `viewer` may see it. Throws 404 for one outside their scope. */
export async function incidentCard(parts: Parts, viewer: Viewer, id: number): Promise<IncidentCard> {
  const { database, memory } = parts;
  const { row, sealed, ...more } = await asReader(database.sql, memory.areas, viewer, (sql) =>
    readAll(sql, viewer, id),
  );
  if (!row) throw unknown("incident_unknown", "事件", id);
  const office = await officeOf(database.sql);
  const handles = liesIn(memory.areas, row.area_id, viewer.scope("incidents.handle"));
  const names = (rows: (IncidentName & { parent: boolean })[]): IncidentName[] =>
    rows.map(({ parent: _, ...name }) => name);
  return {
    ...incidentItem(row, memory.areas),
    areas: lineageOf(memory.areas, row.area_id).areas,
    steps: more.steps.map(stepItem),
    ...(handles ? { reporter: maskedReporter(row.code, sealed, database.sealer) } : {}),
    flow: flowOf(office, row).code,
    disposition: row.disposition,
    assigneeId: row.assignee_id,
    seen: row.step_count,
    available: availableSteps(office, memory.areas, viewer, row).map(({ code, name, needs }) => ({
      code,
      name,
      needs,
    })),
    cards: more.cards.map(({ card, at }) => ({ card, at: at.toISOString() })),
    whistles: more.whistles.map(whistleItem),
    parent: names(more.kin.filter(({ parent }) => parent))[0] ?? null,
    children: names(more.kin.filter(({ parent }) => !parent)),
    photos: more.photos,
    rating: row.rating,
  };
}

async function readAll(sql: Queryable, viewer: Viewer, id: number) {
  const [row, steps, sealed, cards, whistles, kin, photos] = await Promise.all([
    incidentById(sql, id, viewer.scope("incidents")),
    stepsOf(sql, id),
    reporterOf(sql, id),
    cardsOf(sql, id),
    whistlesOf(sql, id),
    kinOf(sql, id),
    photosOf(sql, id),
  ]);
  return { row, steps, sealed, cards, whistles, kin, photos };
}

const stepItem = ({ at, due_at, ...step }: StepRow): IncidentStep => ({
  ...step,
  at: at.toISOString(),
  dueAt: due_at?.toISOString() ?? null,
});

const whistleItem = ({ at, arrive_by, arrived_at, arrived_by, handed_on, ...whistle }: WhistleRow): Whistle => ({
  ...whistle,
  at: at.toISOString(),
  arriveBy: arrive_by.toISOString(),
  arrivedAt: arrived_at?.toISOString() ?? null,
  arrivedBy: arrived_by,
  handedOn: handed_on,
});
