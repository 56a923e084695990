import type { Edit } from "../../domain/layout/edit.ts";
import { LAYOUT_STATES } from "../../domain/layout/publication.ts";
import { scopeOf, viewerOf } from "../access/guard.ts";
import { liesIn } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import type { Fabrics } from "../fabrics/fabrics.ts";
import { readyFabric } from "../fabrics/ready.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { requireCodes } from "../http/known-codes.ts";
import { addressOf } from "../http/origin.ts";
import { page, readCursor } from "../http/page.ts";
import { newRoutes } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { beginInForce, copyLayout, transferLayout } from "./begin.ts";
import { getLayout, listEdits, listLayouts, patchLayout, postEdits, postLayout, removeLayout } from "./descriptions.ts";
import { layoutItem } from "./item.ts";
import { requireMay } from "./may.ts";
import type { OpenDrafts } from "./open-drafts.ts";
import { deleteLayout, describeLayout, editsSince, layoutRows } from "./queries.ts";
import { fullLayout, heldIn, layoutIn, layoutInfo } from "./read.ts";
import { saveEdits } from "./save-edits.ts";

type Asking = Parameters<typeof viewerOf>[0];

/** Stands after every id. */
const LAST = 2_147_483_647;

/** Drafts: making, reading, saving, throwing away. */
export function layoutRoutes(parts: Parts, fabrics: Fabrics, drafts: OpenDrafts) {
  const { database, memory, changes, settings } = parts;
  const { sql } = database;
  const routes = newRoutes();

  const beginningOf = (c: Asking, name: string) => ({ viewer: viewerOf(c), name, address: addressOf(c, settings) });

  /** `GET /api/layouts?community=990101001001&state=draft` */
  routes.openapi(listLayouts, async (c) => {
    const { community, state, limit, after } = c.req.valid("query");
    requireCodes(
      "state",
      state,
      LAYOUT_STATES.map((code) => ({ code })),
    );
    const [before] = readCursor(after, 1) ?? [LAST];
    const filter = { community, states: state, before, limit: limit + 1 };
    const rows = await layoutRows(sql, scopeOf(c, "layouts"), filter);
    return c.json(
      page(rows, limit, layoutItem, ({ id }) => [id]),
      200,
    );
  });

  /** `POST /api/layouts {"community": "990101001001", "name": "2026 年调整"}` */
  routes.openapi(postLayout, async (c) => {
    const { community, from, onNewGround, name } = c.req.valid("json");
    const source = from === undefined ? null : await layoutIn(sql, c, from);
    const code = source?.community ?? community;
    if (code === undefined) throw nothingToBegin();
    const area = memory.areas.withCode(code);
    if (area?.level !== "community" || !liesIn(memory.areas, area.id, scopeOf(c, "layouts"))) {
      throw unknown("area_unknown", "社区", code);
    }
    const beginning = beginningOf(c, name);
    let id: number;
    if (source && !onNewGround) {
      id = await copyLayout(sql, fabrics, source, beginning);
    } else {
      const fabric = await readyFabric(fabrics, area.id, code);
      if (typeof fabric === "number") return c.json({ progress: fabric }, 202);
      id = source
        ? await transferLayout(sql, fabrics, drafts, source, fabric, beginning)
        : await beginInForce(sql, fabrics, area.id, fabric, beginning);
    }
    await changes.pull();
    return c.json(await fullLayout(parts, c, id), 201);
  });

  /** `GET /api/layouts/7`, `GET /api/layouts/7?brief=yes` */
  routes.openapi(getLayout, async (c) => {
    const { id } = c.req.valid("param");
    const read = c.req.valid("query").brief ? layoutInfo : fullLayout;
    return c.json(await read(parts, c, id), 200);
  });

  /** `PATCH /api/layouts/7 {"name": "方案二", "settings": {"band": [250, 450], "target": 350}}` */
  routes.openapi(patchLayout, async (c) => {
    const { id } = c.req.valid("param");
    const changed = c.req.valid("json");
    await sql.begin(async (tx) => {
      const layout = await heldIn(tx, c, id);
      await requireMay(tx, memory.areas, viewerOf(c), layout, "edit");
      await describeLayout(tx, id, changed);
    });
    await changes.pull();
    return c.json(await fullLayout(parts, c, id), 200);
  });

  /** `DELETE /api/layouts/7` */
  routes.openapi(removeLayout, async (c) => {
    const { id } = c.req.valid("param");
    const viewer = viewerOf(c);
    await sql.begin(async (tx) => {
      const { area_id: area, name, revision, ...layout } = await heldIn(tx, c, id);
      await requireMay(tx, memory.areas, viewer, { area_id: area, name, revision, ...layout }, "delete");
      await deleteLayout(tx, id);
      const subject = { kind: "layout", id };
      const details = { name, edits: revision };
      await record(tx, { viewer, action: "layout.deleted", subject, area, address: addressOf(c, settings), details });
    });
    await changes.pull();
    return c.body(null, 204);
  });

  /** `GET /api/layouts/7/edits?since=12` */
  routes.openapi(listEdits, async (c) => {
    const { id } = c.req.valid("param");
    await layoutIn(sql, c, id);
    return c.json({ items: await editsSince(sql, id, c.req.valid("query").since), next: null }, 200);
  });

  /** `POST /api/layouts/7/edits {"since": 12, "edits": [{"key": "…", "edit": {"kind": "merge", …}}]}` */
  routes.openapi(postEdits, async (c) => {
    const { id } = c.req.valid("param");
    const { since, edits } = c.req.valid("json");
    const viewer = viewerOf(c);
    const { answer, draft } = await sql.begin(async (tx) => {
      const layout = await heldIn(tx, c, id);
      await requireMay(tx, memory.areas, viewer, layout, "edit");
      return saveEdits(tx, drafts, layout, { since, edits: edits as unknown as { key: string; edit: Edit }[] }, viewer);
    });
    if ("code" in answer) return c.json(answer, 409);
    if (draft) {
      drafts.keep(id, answer.revision, draft);
      changes.pullQuietly();
    }
    return c.json(answer, 200);
  });
  return routes;
}

const nothingToBegin = () =>
  new HttpError(400, "invalid_parameter", "参数 community 与 from 须给出一个。 Give community or from.", "community");
