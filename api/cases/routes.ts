import type { Context } from "hono";
import { isLikely, reasonsFor } from "../../domain/flow/likeness.ts";
import type { NearIncident } from "../../domain/incident.ts";
import { asReader } from "../access/as-reader.ts";
import { scopeOf, viewerOf } from "../access/guard.ts";
import { sightOf } from "../access/sight.ts";
import type { Views } from "../access/views.ts";
import type { Queryable } from "../database/database.ts";
import { areasMeant } from "../grids/areas-meant.ts";
import { requireArea } from "../grids/lineage.ts";
import { HttpError } from "../http/errors.ts";
import { requireCodes } from "../http/known-codes.ts";
import { newRoutes } from "../http/routing.ts";
import { incidentCard } from "../incidents/card.ts";
import { heldIncident } from "../incidents/hold.ts";
import type { Parts } from "../parts.ts";
import { holdParts } from "../steps/queries.ts";
import { closeEmptyCase, newCase, notJoinable } from "./cases.ts";
import { getNear, getProposedCases, postMerge, postUnmerge } from "./descriptions.ts";
import { openReports } from "./proposal-queries.ts";
import { proposals } from "./propose.ts";
import { type Actor, incidentsNear, joinCase, leaveCase, partsOf } from "./queries.ts";

/** How far away a report of the same thing may be, in metres, and how many are looked through. */
const NEAR_M = 100;
const MOST_NEAR = 200;
const MOST_TOLD = 10;
/** What is open longer than this was looked at before; of more reports the latest are looked through. */
const PROPOSED_DAYS = 60;
const MOST_OPEN = 20_000;
const MOST_PROPOSED = 50;

const actorOf = (c: Context): Actor => {
  const { id: account, staffId: staff, name } = viewerOf(c).account;
  return { account, staff, name };
};

/** 类问题: many reports of one cause, joined and parted; and what is reported already. */
export function caseRoutes(parts: Parts, views: Views) {
  const { database, memory, changes } = parts;
  const { sql } = database;
  const routes = newRoutes();

  /** `GET /api/incidents/near?position=113.24,35.22&kind=fire-hazard` */
  routes.openapi(getNear, async (c) => {
    const { position, kind, text } = c.req.valid("query");
    requireCodes("kind", kind === undefined ? [] : [kind], memory.codes.tables.incidentKinds);
    const asked = { metres: NEAR_M, text, scope: scopeOf(c, "incidents"), limit: MOST_NEAR };
    const rows = await asReader(sql, memory.areas, viewerOf(c), (reader) => incidentsNear(reader, position, asked));
    const items = rows
      .map(({ reported_at, recent, alike, ...row }): NearIncident => {
        const near = { metres: row.metres, isSameKind: row.kind === kind, isRecent: recent, alike };
        return { ...row, metres: Math.round(row.metres), reportedAt: reported_at.toISOString(), why: reasonsFor(near) };
      })
      .filter(({ why }) => isLikely(why))
      .sort((a, b) => b.why.length - a.why.length || a.metres - b.metres || a.id - b.id);
    return c.json({ items: items.slice(0, MOST_TOLD), next: null }, 200);
  });

  /** `GET /api/incidents/proposed-cases?grid=990101001001` */
  routes.openapi(getProposedCases, async (c) => {
    const { grid } = c.req.valid("query");
    requireArea(memory.areas, "grid", grid);
    const viewer = viewerOf(c);
    const areas = areasMeant(memory.areas, scopeOf(c, "incidents"), grid);
    const reports = await asReader(sql, memory.areas, viewer, (reader) =>
      openReports(reader, areas, PROPOSED_DAYS, MOST_OPEN),
    );
    const { incidents, codes } = views.of(sightOf(viewer));
    const items = proposals(reports, incidents, (kind) => codes.kinds.codes.indexOf(kind));
    return c.json({ items: items.slice(0, MOST_PROPOSED), next: null }, 200);
  });

  /** `POST /api/incidents/merge {"parent": null, "text": "三号院飞线充电", "children": [77, 78]}` */
  routes.openapi(postMerge, async (c) => {
    const { parent, text, children } = c.req.valid("json");
    const ids = [...new Set(children)].sort((a, b) => a - b);
    if (parent !== null && ids.includes(parent))
      throw refuse("children", "案件不能并入自己。 It cannot be a part of itself.");
    if (parent === null && text === undefined) throw refuse("text", "请写明案件的内容。 Say what the case is.");
    if (parent === null && ids.length < 2) throw refuse("children", "至少两件才能合并。 There must be two at least.");
    const by = actorOf(c);
    const id = await sql.begin(async (tx) => {
      await holdAll(tx, c, parent === null ? ids : [...ids, parent]);
      for (const part of await partsOf(tx, ids)) if (notJoinable(part)) throw notPossible(part.id);
      if (parent !== null) {
        const [given] = await partsOf(tx, [parent]);
        if (!given.open || given.parent_id !== null) throw notPossible(parent);
      }
      const id = parent ?? (await newCase(tx, await partsOf(tx, ids), text!, by));
      await joinCase(tx, id, ids, by);
      return id;
    });
    await changes.pull();
    return c.json(await incidentCard(parts, viewerOf(c), id), parent === null ? 201 : 200);
  });

  /** `POST /api/incidents/77/unmerge` */
  routes.openapi(postUnmerge, async (c) => {
    const { id } = c.req.valid("param");
    const by = actorOf(c);
    await sql.begin(async (tx) => {
      const held = await heldIncident(tx, parts, c, id);
      const whole = held.parent_id ?? id;
      const leaving = held.parent_id === null ? await holdParts(tx, id) : [id];
      if (leaving.length === 0) {
        throw new HttpError(409, "not_merged", "该事件没有并案。 It is no case, nor a part of one.", String(id));
      }
      await leaveCase(tx, leaving, by);
      await closeEmptyCase(tx, whole, by);
    });
    await changes.pull();
    return c.json(await incidentCard(parts, viewerOf(c), id), 200);
  });

  const holdAll = async (tx: Queryable, c: Context, ids: readonly number[]) => {
    for (const id of ids) await heldIncident(tx, parts, c, id);
  };
  return routes;
}

const refuse = (where: string, message: string) => new HttpError(400, "invalid_parameter", message, where);

const notPossible = (id: number) =>
  new HttpError(
    409,
    "merge_not_possible",
    `事件 ${id} 已办结、已并案，或自己就是案件。 Incident ${id} is closed, part of a case, or a case itself.`,
    String(id),
  );
