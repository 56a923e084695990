import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { chinaDay, dayAfter, dayNumber } from "../../domain/day.ts";
import type { Closing, Duties, Patrol } from "../../domain/duties.ts";
import type { Right } from "../../domain/role.ts";
import { MOST_NOTE } from "../../domain/visit.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { liesIn } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import { holdLog } from "../audit/queries.ts";
import type { Area } from "../grids/areas.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { addressOf } from "../http/origin.ts";
import { day } from "../http/parameters.ts";
import { body, failures, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { patrolContext } from "./note.ts";
import {
  type ClosingRow,
  closingRow,
  figuresOf,
  insertClosing,
  insertPatrol,
  type PatrolRow,
  patrolRow,
  weekOf,
} from "./queries.ts";

const refused = refusals(400, 404);
const grid = z.string({ message: "应为区域代码" });

const NewPatrol = z
  .object({
    grid,
    day,
    note: z
      .string({ message: "应为文字" })
      .trim()
      .max(MOST_NOTE, { message: `应不超过 ${MOST_NOTE} 字` })
      .nullish()
      .transform((text) => text || null),
  })
  .openapi("NewPatrol");
const patrol = jsonOf<Patrol>("the patrol");

const postPatrol = createRoute({
  method: "post",
  path: "/api/patrols",
  ...needs("households.write"),
  summary: "Notes that a grid was walked on a day; the same again is answered 200",
  request: body(NewPatrol),
  responses: { 200: patrol, 201: patrol, ...refused, 409: failures[409] },
});

const month = z
  .string({ message: "应为月份，如 2026-10" })
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { message: "应为月份，如 2026-10" });
const closing = jsonOf<Closing>("the month as it was closed");

const postClosing = createRoute({
  method: "post",
  path: "/api/closings",
  ...needs("households.write"),
  summary: "Closes the month of a grid, on its last day or later: its figures do not change any more. Logged",
  request: body(z.object({ grid, month }).openapi("NewClosing")),
  responses: { 200: closing, 201: closing, ...refused, 409: failures[409] },
});

const getDuties = createRoute({
  method: "get",
  path: "/api/duties",
  ...needs("households"),
  summary: "What of the day, the week and the month is done in a grid, and what is open",
  request: { query: z.object({ grid }) },
  responses: { 200: jsonOf<Duties>("the duties"), ...refused },
});

/** How many days later a patrol may still be noted. */
const MOST_BEHIND_DAYS = 30;

export function dutyRoutes({ database: { sql, sealer }, memory, settings }: Parts) {
  const routes = newRoutes();

  /** The area with this code where the one who asks may do all of `rights`; 404 elsewhere. */
  const areaOf = (c: Context, code: string, rights: readonly Right[]): Area => {
    const area = memory.areas.withCode(code);
    if (area && rights.every((right) => liesIn(memory.areas, area.id, scopeOf(c, right)))) return area;
    throw unknown("area_unknown", "区域", code);
  };
  const patrolOf = (row: PatrolRow, area: Area, withNote: boolean): Patrol => ({
    grid: area.code,
    day: row.day,
    by: row.by_name,
    at: row.at.toISOString(),
    ...(withNote ? { note: row.note && sealer.open(row.note, patrolContext(area.id, row.day)) } : {}),
  });

  /** `POST /api/patrols {"grid": "99010100100100101", "day": "2026-11-20", "note": "平安"}` */
  routes.openapi(postPatrol, async (c) => {
    const { grid, day, note } = c.req.valid("json");
    const area = areaOf(c, grid, ["households", "households.write"]);
    const today = chinaDay(new Date());
    if (day > today || day < dayAfter(today, -MOST_BEHIND_DAYS)) {
      const message = `巡查日期应在最近 ${MOST_BEHIND_DAYS} 天之内。 A patrol lies within the last ${MOST_BEHIND_DAYS} days.`;
      throw new HttpError(400, "invalid_parameter", message, "day");
    }
    const { account } = viewerOf(c);
    const sealed = note && sealer.seal(note, patrolContext(area.id, day));
    const isNew = await insertPatrol(sql, area.id, day, sealed, account);
    const known = patrolOf((await patrolRow(sql, area.id, day))!, area, true);
    if (!isNew && note !== null && note !== known.note) {
      const message = `这一天的巡查已由${known.by}记录。 The patrol of this day was noted already.`;
      throw new HttpError(409, "patrol_noted", message, day);
    }
    return c.json(known, isNew ? 201 : 200);
  });

  /** `POST /api/closings {"grid": "990101001001001", "month": "2026-10"}` */
  routes.openapi(postClosing, async (c) => {
    const { grid, month } = c.req.valid("json");
    const area = areaOf(c, grid, ["households", "households.write"]);
    const first = `${month}-01`;
    const next = monthAfter(first);
    if (dayAfter(next, -1) > chinaDay(new Date())) {
      throw new HttpError(409, "month_open", "这个月还没有结束。 The month is not over yet.", month);
    }
    const viewer = viewerOf(c);
    const address = addressOf(c, settings);
    const isNew = await sql.begin(async (tx): Promise<boolean> => {
      await holdLog(tx);
      if (await closingRow(tx, area.id, first)) return false;
      const figures = await figuresOf(tx, grid, first, next);
      await insertClosing(tx, area.id, first, figures, viewer.account);
      const subject = { kind: "area", id: area.code };
      await record(tx, {
        viewer,
        action: "month.closed",
        subject,
        area: area.id,
        address,
        details: { month, figures },
      });
      return true;
    });
    return c.json(closingOf((await closingRow(sql, area.id, first))!, area), isNew ? 201 : 200);
  });

  /** `GET /api/duties?grid=990101001001001` */
  routes.openapi(getDuties, async (c) => {
    const { grid } = c.req.valid("query");
    const area = areaOf(c, grid, ["households"]);
    const withNote = liesIn(memory.areas, area.id, scopeOf(c, "households.write"));
    const today = chinaDay(new Date());
    const from = mondayOf(today);
    const to = dayAfter(from, 6);
    const first = `${today.slice(0, 7)}-01`;
    const before = `${dayAfter(first, -1).slice(0, 7)}-01`;
    const walked = await patrolRow(sql, area.id, today);
    const closed = await closingRow(sql, area.id, before);
    const duties: Duties = {
      grid,
      day: { day: today, patrol: walked ? patrolOf(walked, area, withNote) : null },
      week: { from, to, ...(await weekOf(sql, grid, from, to)) },
      month: { month: first.slice(0, 7), figures: await figuresOf(sql, grid, first, monthAfter(first)) },
      before: { month: before.slice(0, 7), closing: closed ? closingOf(closed, area) : null },
    };
    return c.json(duties, 200, { "cache-control": "no-store" });
  });
  return routes;
}

const closingOf = ({ month, figures, by_name, at }: ClosingRow, { code }: Area): Closing => ({
  grid: code,
  month,
  figures,
  by: by_name,
  at: at.toISOString(),
});

/** The first day of the month after the one that `first` begins. */
const monthAfter = (first: string): string => `${dayAfter(first, 31).slice(0, 7)}-01`;

/** The Monday on or before `day`: 2000-01-03 was one. */
const mondayOf = (day: string): string => dayAfter(day, -((((dayNumber(day) - 2) % 7) + 7) % 7));
