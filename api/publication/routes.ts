import type { AuditAction } from "../../domain/audit.ts";
import type { LayoutAction, LayoutState, LayoutStep } from "../../domain/layout/publication.ts";
import { viewerOf } from "../access/guard.ts";
import { record } from "../audit/log.ts";
import type { Queryable } from "../database/database.ts";
import { addressOf } from "../http/origin.ts";
import { newRoutes } from "../http/routing.ts";
import { requireMay } from "../layouts/may.ts";
import type { OpenDrafts } from "../layouts/open-drafts.ts";
import { insertStep, type LayoutRow, setState } from "../layouts/queries.ts";
import { fullLayout, heldIn } from "../layouts/read.ts";
import type { Parts } from "../parts.ts";
import { postApprove, postPublish, postReject, postSubmit, postWithdraw } from "./descriptions.ts";
import { enterForce } from "./in-force.ts";
import { requireCodes } from "./plan-areas.ts";
import { writePublication } from "./publish.ts";
import { homeLater, today, unwriteBorders } from "./queries.ts";

type Asking = Parameters<typeof viewerOf>[0];

/** What an action does beside moving the layout on; gives the state it is in then and since when it is in force. */
type Act = (tx: Queryable, layout: LayoutRow) => Promise<{ state: LayoutState; day?: string }>;

/** The way of a layout from draft to force. */
export function publicationRoutes(parts: Parts, drafts: OpenDrafts) {
  const { database, memory, changes, settings } = parts;
  const { sql } = database;
  const routes = newRoutes();

  /** Takes a step with a layout, if one may, and logs it; all of it or nothing. */
  async function step(
    c: Asking,
    id: number,
    {
      action,
      noted,
      logged,
      note,
    }: { action: LayoutAction; noted: LayoutStep["step"]; logged: AuditAction; note?: string },
    act: Act,
  ) {
    const viewer = viewerOf(c);
    await sql.begin(async (tx) => {
      const layout = await heldIn(tx, c, id);
      await requireMay(tx, memory.areas, viewer, layout, action);
      const { state, day } = await act(tx, layout);
      await setState(tx, id, state, day);
      await insertStep(tx, id, noted, viewer, note || null);
      const details = { name: layout.name, ...(day !== undefined && { day }) };
      const subject = { kind: "layout", id };
      const address = addressOf(c, settings);
      const area = layout.area_id;
      await record(tx, { viewer, action: logged, subject, area, reason: note || null, address, details });
      if (day !== undefined && day <= (await today(tx))) {
        await enterForce(tx, { areas: memory.areas, drafts }, { ...layout, in_force_from: day });
      }
    });
    await changes.pull();
    return fullLayout(parts, c, id);
  }

  /** `POST /api/layouts/7/submit {"note": "请审"}` */
  routes.openapi(postSubmit, async (c) => {
    const { note } = c.req.valid("json");
    const steps = { action: "submit", noted: "submitted", logged: "layout.submitted", note } as const;
    const act: Act = async (tx, layout) => {
      requireCodes((await drafts.open(tx, layout)).layout);
      return { state: "submitted" };
    };
    return c.json(await step(c, c.req.valid("param").id, steps, act), 200);
  });

  /** `POST /api/layouts/7/withdraw {}` */
  routes.openapi(postWithdraw, async (c) => {
    const { note } = c.req.valid("json");
    const steps = { action: "withdraw", noted: "withdrawn", logged: "layout.withdrawn", note } as const;
    const act: Act = async (tx, { id, state }) => {
      if (state !== "scheduled") return { state: "draft" };
      await homeLater(tx);
      await unwriteBorders(tx, id);
      return { state: "approved" };
    };
    return c.json(await step(c, c.req.valid("param").id, steps, act), 200);
  });

  /** `POST /api/layouts/7/approve {}` */
  routes.openapi(postApprove, async (c) => {
    const { note } = c.req.valid("json");
    const steps = { action: "approve", noted: "approved", logged: "layout.approved", note } as const;
    return c.json(await step(c, c.req.valid("param").id, steps, async () => ({ state: "approved" })), 200);
  });

  /** `POST /api/layouts/7/reject {"note": "三号网格太大"}` */
  routes.openapi(postReject, async (c) => {
    const { note } = c.req.valid("json");
    const steps = { action: "reject", noted: "rejected", logged: "layout.rejected", note } as const;
    return c.json(await step(c, c.req.valid("param").id, steps, async () => ({ state: "draft" })), 200);
  });

  /** `POST /api/layouts/7/publish {"from": "2026-12-01"}` */
  routes.openapi(postPublish, async (c) => {
    const { from, note } = c.req.valid("json");
    const steps = { action: "publish", noted: "scheduled", logged: "layout.published", note } as const;
    const act: Act = async (tx, layout) => {
      await writePublication(tx, { areas: memory.areas, drafts }, layout, from);
      return { state: "scheduled", day: from };
    };
    return c.json(await step(c, c.req.valid("param").id, steps, act), 200);
  });
  return routes;
}
