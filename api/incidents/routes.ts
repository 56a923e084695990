import { createHash } from "node:crypto";
import { createRoute, z } from "@hono/zod-openapi";
import { encodeIncidents } from "../../domain/columns.ts";
import type { IncidentCard, IncidentItem } from "../../domain/incident.ts";
import { asReader } from "../access/as-reader.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { sightKey, sightOf } from "../access/sight.ts";
import { EVERYWHERE, liesIn, type Viewer } from "../access/viewer.ts";
import type { Views } from "../access/views.ts";
import { areasMeant } from "../grids/areas-meant.ts";
import { requireArea } from "../grids/lineage.ts";
import { HttpError, placeOutside } from "../http/errors.ts";
import { KeptByVersion } from "../http/kept-by-version.ts";
import { requireCodes } from "../http/known-codes.ts";
import { type Page, page, readCursor } from "../http/page.ts";
import { bbox, codes, id, instant, limit, position, version } from "../http/parameters.ts";
import { body, finished, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { incidentCard } from "./card.ts";
import { incidentColumns } from "./columns.ts";
import { incidentItem } from "./item.ts";
import { incidentById, incidentRowsOf } from "./queries.ts";
import { reportIncident } from "./report.ts";
import { areaAt } from "./report-queries.ts";

const listIncidents = createRoute({
  method: "get",
  path: "/api/incidents",
  ...needs("incidents"),
  summary:
    "Incidents by kind, state, source, area, time (`from` within, `to` without), bounds, how late and whose; the latest first",
  request: {
    query: z.object({
      kind: codes.optional(),
      state: codes.optional(),
      source: codes.optional(),
      grid: z.string().optional().openapi({ description: "code of an area of any level: all within it" }),
      from: instant.optional(),
      to: instant.optional(),
      bbox: bbox.optional(),
      card: z
        .string()
        .regex(/^[0-3](,[0-3])*$/, { message: "应为 0–3，多个用逗号分开" })
        .optional()
        .openapi({ description: "open incidents, how late: 0 not, 1 a reminder, 2 a yellow card, 3 a red card" }),
      assignee: z
        .string()
        .regex(/^(me|[1-9]\d{0,8})$/, { message: "应为 me 或人员编号" })
        .optional()
        .openapi({ description: "`me`, or the number of a person: open incidents that are theirs" }),
      overdue: z.enum(["true", "false"], { message: "应为 true 或 false" }).optional(),
      sort: z
        .enum(["reported", "due"], { message: "应为 reported 或 due" })
        .default("reported")
        .openapi({ description: "`due`: open incidents, what is due soonest first" }),
      limit: limit(),
      after: z.string().optional().openapi({ description: "`next` of the page before" }),
    }),
  },
  responses: {
    200: jsonOf<Page<IncidentItem>>("a page of incidents"),
    ...refusals(400),
  },
});

const getColumns = createRoute({
  method: "get",
  path: "/api/incidents/columns",
  ...needs("incidents"),
  summary: "Incidents reported from `from` until before `to` as binary columns (domain/columns.ts), the earliest first",
  request: { query: z.object({ from: instant.optional(), to: instant.optional(), v: version }) },
  responses: {
    200: { description: "columns", content: { "application/octet-stream": { schema: z.any() } } },
    ...refusals(400),
  },
});

const getIncident = createRoute({
  method: "get",
  path: "/api/incidents/{id}",
  ...needs("incidents"),
  summary: "One incident: its areas, every step it went through, and the steps one may take now",
  request: { params: z.object({ id }) },
  responses: {
    200: jsonOf<IncidentCard>("the incident"),
    ...refusals(400, 404),
  },
});

const NewIncident = z
  .object({
    text: z
      .string({ message: "应为文字" })
      .trim()
      .min(1, { message: "应为 1–2000 字" })
      .max(2000, { message: "应为 1–2000 字" }),
    position,
    kind: z.string().optional().openapi({ description: "without one the rules say, by words of the text" }),
    urgency: z.string().default("normal"),
    source: z.string().default("worker"),
    address: z.string().trim().max(200, { message: "应不超过 200 字" }).optional(),
    key: z
      .uuid({ message: "应为 UUID" })
      .optional()
      .openapi({ description: "made by the device: sent twice with one key, it is reported once" }),
  })
  .openapi("NewIncident");

const postIncident = createRoute({
  method: "post",
  path: "/api/incidents",
  ...needs("incidents.report"),
  summary: "Reports an incident within scope; rules say its flow, whose it is and when it is due",
  request: body(NewIncident),
  responses: {
    200: jsonOf<IncidentItem>("the incident that was reported with this key before"),
    201: jsonOf<IncidentItem>("the new incident"),
    ...refusals(400, 404, 409),
  },
});

/** The person that the filter names; an account that is nobody's own has nothing to do: no person has the number 0. */
const personOf = (named: string, { account }: Viewer): number =>
  named === "me" ? (account.staffId ?? 0) : Number(named);

/** Whole seconds, as columns hold them: a report belongs to the second it fell into. */
const seconds = (time: Date | undefined): number | null => (time ? Math.ceil(time.getTime() / 1000) : null);

export function incidentRoutes(parts: Parts, views: Views) {
  const { memory, changes } = parts;
  const { sql } = parts.database;
  const routes = newRoutes();
  const kept = new KeptByVersion("application/octet-stream", 16);

  /** `GET /api/incidents/columns?from=2026-05-01T00:00:00%2B08:00` */
  routes.openapi(getColumns, async (c) => {
    const query = c.req.valid("query");
    const span = { from: seconds(query.from), to: seconds(query.to) };
    const sight = sightOf(viewerOf(c));
    const make = () =>
      encodeIncidents(incidentColumns(views.of(sight).incidents, memory.codes, memory.areaCodes, span));
    const request = { headers: c.req.raw.headers, v: query.v };
    const key = `${span.from}-${span.to} ${sightKey(sight, ["incidents"])}`;
    return finished(await kept.answer(key, views.version("incidents", sight, ["incidents"]), request, make));
  });

  /** `GET /api/incidents?state=reported,assigned&grid=990101001` */
  routes.openapi(listIncidents, async (c) => {
    const query = c.req.valid("query");
    const { kind: kinds, state: states, source: sources, grid, from, to, bbox, limit, after, sort } = query;
    const { incidentKinds, incidentStates, incidentSources } = memory.codes.tables;
    requireArea(memory.areas, "grid", grid);
    requireCodes("kind", kinds, incidentKinds);
    requireCodes("state", states, incidentStates);
    requireCodes("source", sources, incidentSources);
    const key = readCursor(after, 2) as [number, number] | null;
    const cards = query.card?.split(",").map(Number);
    const assignee = query.assignee === undefined ? undefined : personOf(query.assignee, viewerOf(c));
    const open = states?.every((state) => incidentStates.find(({ code }) => code === state)!.open);
    const areas = areasMeant(memory.areas, scopeOf(c, "incidents"), grid);
    const overdue = query.overdue === "true";
    const filter = { kinds, states, sources, areas, open, from, to, bbox, cards, overdue, assignee };
    const rows = await asReader(sql, memory.areas, viewerOf(c), (sql) =>
      incidentRowsOf(sql, filter, key, limit + 1, sort),
    );
    const item = (row: (typeof rows)[number]) => incidentItem(row, memory.areas);
    return c.json(
      page(rows, limit, item, ({ reported_us, due_us, id }) => [sort === "due" ? due_us : reported_us, id]),
      200,
    );
  });

  /** `GET /api/incidents/77` */
  routes.openapi(getIncident, async (c) =>
    c.json(await incidentCard(parts, viewerOf(c), c.req.valid("param").id), 200),
  );

  /** `POST /api/incidents {"text": "楼道飞线充电", "position": [113.24, 35.22], "kind": "fire-hazard"}` */
  routes.openapi(postIncident, async (c) => {
    const { key, ...given } = c.req.valid("json");
    const { text, position, kind, urgency, source, address } = given;
    const { incidentKinds, incidentSources, urgencies } = memory.codes.tables;
    requireCodes("kind", kind === undefined ? [] : [kind], incidentKinds);
    requireCodes("urgency", [urgency], urgencies);
    requireCodes("source", [source], incidentSources);
    const scope = scopeOf(c, "incidents.report");
    if (scope.areas !== null && !liesIn(memory.areas, await areaAt(sql, position), scope)) throw placeOutside();
    const [lng, lat] = position;
    const content = createHash("sha256").update(JSON.stringify(given)).digest();
    const once = key === undefined ? null : { key, account: viewerOf(c).account.id, content };
    const incident = { text, lng, lat, kind: kind ?? null, urgency, source, address: address ?? null };
    const { account } = viewerOf(c);
    const { id, isNew } = await reportIncident(sql, incident, once, { account: account.id, name: account.name });
    if (id === null) {
      const message = "这个编号已用于另一条上报。 This key was used for another report.";
      throw new HttpError(409, "report_differs", message, "key");
    }
    await changes.pull();
    const row = await incidentById(sql, id, EVERYWHERE);
    return c.json(incidentItem(row!, memory.areas), isNew ? 201 : 200, { location: `/api/incidents/${id}` });
  });
  return routes;
}
