import { isDeepStrictEqual } from "node:util";
import type { AuditAction } from "../../domain/audit.ts";
import { chinaDay } from "../../domain/day.ts";
import { type Calendar, calendarFault, type Leave } from "../../domain/flow/calendar.ts";
import type { Flow } from "../../domain/flow/flow.ts";
import { planFor } from "../../domain/flow/plan.ts";
import type { FlowRules } from "../../domain/flow/rules.ts";
import type { OfficeCalendar, Simulation } from "../../domain/flow/simulation.ts";
import { scopeOf, viewerOf } from "../access/guard.ts";
import { liesIn } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import { holdLog } from "../audit/queries.ts";
import type { Queryable } from "../database/database.ts";
import { HttpError, placeOutside } from "../http/errors.ts";
import { requireCodes } from "../http/known-codes.ts";
import { addressOf } from "../http/origin.ts";
import { newRoutes } from "../http/routing.ts";
import { placeAt } from "../incidents/report-queries.ts";
import type { Parts } from "../parts.ts";
import { getCalendar, getFlows, getRules, postSimulate, putCalendar, putFlow, putRules } from "./descriptions.ts";
import { requireKnown, requireUsable } from "./known.ts";
import {
  candidatesFor,
  flowsOf,
  knownStaff,
  leavesFrom,
  officeOf,
  writeFlow,
  writeLeaves,
  writeSetting,
} from "./queries.ts";

type Asking = Parameters<typeof viewerOf>[0];

/** Flows, the rules that choose among them, the calendar that clocks run by, and the simulator of all that. */
export function flowRoutes({ database: { sql }, memory, settings }: Parts) {
  const routes = newRoutes();

  /** Writes what concerns everybody, and logs what it was before; only for who manages everything. */
  async function change<T>(
    c: Asking,
    action: AuditAction,
    read: (tx: Queryable) => Promise<T>,
    after: T,
    write: (tx: Queryable) => Promise<unknown>,
  ) {
    if (scopeOf(c, "accounts").areas !== null) {
      const message = "流转规则与工作日历适用于全部范围，超出了您的管理范围。 They reach beyond your own area.";
      throw new HttpError(403, "beyond_scope", message);
    }
    await sql.begin(async (tx) => {
      await holdLog(tx);
      const before = await read(tx);
      if (isDeepStrictEqual(before, after)) return;
      await write(tx);
      const details = { before, after } as Record<string, unknown>;
      await record(tx, { viewer: viewerOf(c), action, address: addressOf(c, settings), details });
    });
  }

  const rulesOf = async (tx: Queryable): Promise<FlowRules> => (await officeOf(tx)).rules;
  const calendarOf = async (tx: Queryable): Promise<OfficeCalendar> => ({
    ...(await officeOf(tx)).calendar,
    leaves: [...(await leavesFrom(tx, chinaDay(new Date())))],
  });

  /** The same as it is sent, without the names of those who are away. */
  const decidedOf = async (tx: Queryable): Promise<OfficeCalendar> => {
    const { leaves, ...calendar } = await calendarOf(tx);
    return { ...calendar, leaves: leaves.map(({ staff, from, to }) => ({ staff, from, to })) };
  };

  /** `GET /api/flows` */
  routes.openapi(getFlows, async (c) => c.json(await flowsOf(sql), 200));

  /** `GET /api/flows/rules` */
  routes.openapi(getRules, async (c) => c.json(await rulesOf(sql), 200));

  /** `PUT /api/flows/rules {"usual": "standard", "flows": [{"flow": "hotline", "when": {"sources": ["hotline"]}}], …}` */
  routes.openapi(putRules, async (c) => {
    const rules = c.req.valid("json");
    requireKnown(rules, (await officeOf(sql)).flows, memory.codes.tables);
    await change(c, "flow.changed", rulesOf, rules, (tx) => writeSetting(tx, "rules", rules));
    return c.json(await rulesOf(sql), 200);
  });

  /** `PUT /api/flows/short {"name": {"zh": "简易", "en": "Short"}, "states": […], "steps": […]}` */
  // why after the rules: their address would be taken for the code of a flow
  routes.openapi(putFlow, async (c) => {
    const flow = { code: c.req.valid("param").code, ...c.req.valid("json") };
    requireUsable(flow, (await officeOf(sql)).dispositions, memory.codes.tables);
    const read = async (tx: Queryable) => (await officeOf(tx)).flows.find(({ code }) => code === flow.code) ?? null;
    await change<Flow | null>(c, "flow.changed", read, flow, (tx) => writeFlow(tx, flow));
    return c.json(await flowsOf(sql), 200);
  });

  /** `GET /api/calendar` */
  routes.openapi(getCalendar, async (c) => c.json(await calendarOf(sql), 200));

  /** `PUT /api/calendar {"hours": [["08:30", "12:00"]], "weekdays": [1, 2, 3, 4, 5], "holidays": [], "workdays": []}` */
  routes.openapi(putCalendar, async (c) => {
    const { leaves, ...calendar } = c.req.valid("json");
    requireWorking(calendar);
    await requireLeaves(sql, leaves ?? []);
    const before = await decidedOf(sql);
    const wanted = { ...calendar, leaves: leaves ?? before.leaves };
    await change(c, "calendar.changed", decidedOf, wanted, async (tx) => {
      await writeSetting(tx, "calendar", calendar);
      if (leaves) await writeLeaves(tx, chinaDay(new Date()), leaves);
    });
    return c.json(await calendarOf(sql), 200);
  });

  /** `POST /api/flows/simulate {"text": "楼上漏水", "position": [113.24, 35.22]}` */
  routes.openapi(postSimulate, async (c) => {
    const { text, position, kind, urgency, source } = c.req.valid("json");
    const { incidentKinds, incidentSources, urgencies } = memory.codes.tables;
    requireCodes("kind", kind === undefined ? [] : [kind], incidentKinds);
    requireCodes("urgency", [urgency], urgencies);
    requireCodes("source", [source], incidentSources);
    const { area, at } = await placeAt(sql, position);
    if (!liesIn(memory.areas, area, scopeOf(c, "accounts"))) throw placeOutside();
    const candidates = area === null ? [] : await candidatesFor(sql, area);
    const report = { text, kind: kind ?? null, urgency, source };
    const { deadlines, ...plan } = planFor(await officeOf(sql), candidates, report, at.getTime());
    const moments = Object.entries(deadlines).map(([name, ms]) => [name, new Date(ms).toISOString()]);
    return c.json({ ...plan, ...Object.fromEntries(moments) } as Simulation, 200);
  });
  return routes;
}

const CALENDAR_FAULTS = {
  "hours-none": ["hours", "至少要有一段工作时间。 There must be working hours."],
  "hours-order": ["hours", "各段时间应依次排列、互不重叠。 Spans must follow each other."],
  "weekdays-none": ["weekdays", "一周至少要有一个工作日。 A week must have a working day."],
  "holiday-order": ["holidays", "假期的结束日不能早于开始日。 A holiday ends before it begins."],
  "holidays-too-long": ["holidays", "一段假期不能超过一年。 A holiday is longer than a year."],
} as const;

function requireWorking(calendar: Calendar): void {
  const fault = calendarFault(calendar);
  if (fault === null) return;
  const [where, message] = CALENDAR_FAULTS[fault];
  throw new HttpError(400, "calendar_unusable", message, where);
}

/** Throws 400 for leave of nobody, that ends before it begins, or of one person twice at once. */
async function requireLeaves(sql: Queryable, leaves: readonly Leave[]): Promise<void> {
  const refuse = (index: number, message: string) => {
    throw new HttpError(400, "leave_wrong", message, `leaves.${index}`);
  };
  const known = await knownStaff(
    sql,
    leaves.map(({ staff }) => staff),
  );
  leaves.forEach(({ staff, from, to }, index) => {
    if (!known.has(staff)) refuse(index, `没有编号为 ${staff} 的人员。 There is no such person.`);
    if (to < from) refuse(index, "休假的结束日不能早于开始日。 The leave ends before it begins.");
    const other = leaves.findIndex((one, at) => at < index && one.staff === staff && one.from <= to && from <= one.to);
    if (other >= 0) refuse(index, "同一人的休假互相重叠。 The leave overlaps another of the same person.");
  });
}
