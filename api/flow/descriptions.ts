import { createRoute, z } from "@hono/zod-openapi";
import type { Flows } from "../../domain/flow/flow.ts";
import type { FlowRules } from "../../domain/flow/rules.ts";
import type { OfficeCalendar, Simulation } from "../../domain/flow/simulation.ts";
import { needs } from "../access/guard.ts";
import { position } from "../http/parameters.ts";
import { body, failures, jsonOf, refusals } from "../http/routing.ts";
import { FlowCode, NewCalendar, NewFlow, NewRules } from "./schemas.ts";

const refused = refusals();
const flows = jsonOf<Flows>("all flows");

export const getFlows = createRoute({
  method: "get",
  path: "/api/flows",
  // why everybody: whoever edits the rules need not see incidents, and names of steps are no secret
  ...needs(null),
  summary: "The flows of incidents: their states and steps; dispositions, departments and cards by name",
  responses: { 200: flows, ...refused },
});

export const putFlow = createRoute({
  method: "put",
  path: "/api/flows/{code}",
  ...needs("accounts"),
  summary: "Adds a flow, or replaces one: its states by the names they have there, and the steps between them. Logged",
  request: {
    params: z.object({ code: FlowCode }),
    ...body(NewFlow),
  },
  responses: { 200: flows, 400: failures[400], ...refused },
});

const rules = jsonOf<FlowRules>("the rules");

export const getRules = createRoute({
  method: "get",
  path: "/api/flows/rules",
  ...needs("accounts"),
  summary: "The rules that choose flow, kind, level and time of what is reported",
  responses: { 200: rules, ...refused },
});

export const putRules = createRoute({
  method: "put",
  path: "/api/flows/rules",
  ...needs("accounts"),
  summary: "Replaces the rules; what was reported before keeps what they said then. Logged",
  request: body(NewRules),
  responses: { 200: rules, 400: failures[400], ...refused },
});

const calendar = jsonOf<OfficeCalendar>("working time, and who is away today or later");

export const getCalendar = createRoute({
  method: "get",
  path: "/api/calendar",
  ...needs("accounts"),
  summary: "Working hours, holidays, days swapped for them, and who is away today or later",
  responses: { 200: calendar, ...refused },
});

export const putCalendar = createRoute({
  method: "put",
  path: "/api/calendar",
  ...needs("accounts"),
  summary: "Replaces the calendar; clocks that run already keep their times. Logged",
  request: body(NewCalendar),
  responses: { 200: calendar, 400: failures[400], ...refused },
});

export const postSimulate = createRoute({
  method: "post",
  path: "/api/flows/simulate",
  ...needs("accounts"),
  summary: "What would become of a report now: its flow, kind, who gets it and why, until when. Nothing is stored",
  request: body(
    z.object({
      text: z.string().max(2000, { message: "应不超过 2000 字" }).default(""),
      position,
      kind: z.string().optional(),
      urgency: z.string().default("normal"),
      source: z.string().default("worker"),
    }),
  ),
  responses: {
    200: jsonOf<Simulation>("what would become of it"),
    400: failures[400],
    404: failures[404],
    ...refused,
  },
});
