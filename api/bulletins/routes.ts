import type { Context } from "hono";
import { chinaMinute } from "../../domain/day.ts";
import { asReader } from "../access/as-reader.ts";
import { scopeOf, viewerOf } from "../access/guard.ts";
import { EVERYWHERE, liesIn } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import type { Queryable } from "../database/database.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { addressOf } from "../http/origin.ts";
import { page, readCursor } from "../http/page.ts";
import { newRoutes } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { listBulletins, postBulletin, putBulletin, withdraw } from "./descriptions.ts";
import { endedAreas, endedIn } from "./ended-areas.ts";
import { bulletinItem } from "./item.ts";
import {
  type BulletinRow,
  bulletinOfKey,
  bulletinRows,
  changeBulletin,
  holdBulletin,
  insertBulletin,
  withdrawBulletin,
} from "./queries.ts";

type Given = { area: string; from: Date; until: Date | null };

export function bulletinRoutes({ database: { sql }, memory, settings }: Parts) {
  const routes = newRoutes();

  /** Id of an area one writes for. Throws 404 `area_unknown`. */
  const ownArea = (c: Context, code: string): number => {
    const area = memory.areas.withCode(code);
    if (!area || !liesIn(memory.areas, area.id, scopeOf(c, "bulletins"))) throw unknown("area_unknown", "区域", code);
    return area.id;
  };
  const wordsOf = <Words extends Given>(c: Context, words: Words) => ({
    ...words,
    area: ownArea(c, words.area),
    from: words.from.toISOString(),
    until: words.until?.toISOString() ?? null,
  });
  const note = (
    tx: Queryable,
    c: Context,
    action: "bulletin.created" | "bulletin.changed" | "bulletin.withdrawn",
    { id, area, title }: { id: number; area: number; title: string },
  ) => {
    const address = addressOf(c, settings);
    return record(tx, {
      viewer: viewerOf(c),
      action,
      subject: { kind: "bulletin", id },
      area,
      address,
      details: { title },
    });
  };
  /** Holds the bulletin that was seen at `revision`. Throws 404 outside the scope, 409 where it is another by now. */
  const heldAt = async (tx: Queryable, c: Context, id: number, revision: number): Promise<BulletinRow> => {
    const scope = scopeOf(c, "bulletins");
    const row = await holdBulletin(tx, id, scope, endedIn(await endedAreas(tx), memory.areas, scope));
    if (!row) throw unknown("bulletin_unknown", "公告", id);
    if (row.revision !== revision) throw changedMeanwhile(row);
    if (row.withdrawn_at) {
      throw new HttpError(409, "bulletin_withdrawn", "这条公告已经撤下。 It was withdrawn.", String(id));
    }
    return row;
  };
  const answerOf = async (tx: Queryable, id: number) =>
    bulletinItem((await holdBulletin(tx, id, EVERYWHERE, []))!, await endedAreas(tx));

  /** `GET /api/bulletins?area=990101001001` */
  routes.openapi(listBulletins, async (c) => {
    const { area, past, limit, after } = c.req.valid("query");
    if (!memory.areas.withCode(area)) throw unknown("area_unknown", "区域", area);
    const [before = 2 ** 31 - 1] = readCursor(after, 1) ?? [];
    const scope = scopeOf(c, "bulletins");
    const ended = await endedAreas(sql);
    const also = endedIn(ended, memory.areas, scope, area);
    const rows = await asReader(sql, memory.areas, viewerOf(c), (sql) =>
      bulletinRows(sql, area, scope, also, { past: past === "true", before, limit: limit + 1 }),
    );
    const item = (row: BulletinRow) => bulletinItem(row, ended);
    return c.json(
      page(rows, limit, item, ({ id }) => [id]),
      200,
    );
  });

  /** `POST /api/bulletins {"key": "…", "area": "990101001001", "title": "停水通知", "text": "…", "from": "2026-11-21T08:00:00+08:00"}` */
  routes.openapi(postBulletin, async (c) => {
    const { key, ...given } = c.req.valid("json");
    const words = wordsOf(c, given);
    const { account } = viewerOf(c);
    return sql.begin(async (tx) => {
      const id = await insertBulletin(tx, key, words, account);
      if (id === undefined) {
        const before = await bulletinOfKey(tx, key);
        ownArea(c, before!.area);
        return c.json(bulletinItem(before!, await endedAreas(tx)), 200);
      }
      await note(tx, c, "bulletin.created", { id, ...words });
      return c.json(await answerOf(tx, id), 201);
    });
  });

  /** `PUT /api/bulletins/3 {"revision": 1, "area": "990101001001", "title": "停水通知（改期）", …}` */
  routes.openapi(putBulletin, async (c) => {
    const { id } = c.req.valid("param");
    const { revision, ...given } = c.req.valid("json");
    const changed = await sql.begin(async (tx) => {
      await heldAt(tx, c, id, revision);
      const words = wordsOf(c, given);
      await changeBulletin(tx, id, words, viewerOf(c).account.name);
      await note(tx, c, "bulletin.changed", { id, ...words });
      return answerOf(tx, id);
    });
    return c.json(changed, 200);
  });

  /** `POST /api/bulletins/3/withdraw {"revision": 2}` */
  routes.openapi(withdraw, async (c) => {
    const { id } = c.req.valid("param");
    const withdrawn = await sql.begin(async (tx) => {
      const row = await heldAt(tx, c, id, c.req.valid("json").revision);
      await withdrawBulletin(tx, id, viewerOf(c).account.name);
      await note(tx, c, "bulletin.withdrawn", { id, area: row.area_id, title: row.title });
      return answerOf(tx, id);
    });
    return c.json(withdrawn, 200);
  });
  return routes;
}

function changedMeanwhile({ id, changed_by, made_by, changed_at, made_at, withdrawn_at }: BulletinRow): HttpError {
  const [who, when] = [changed_by ?? made_by, chinaMinute(changed_at ?? made_at)];
  const message = withdrawn_at
    ? `${who} 已于 ${when} 撤下这条公告。 ${who} withdrew it at ${when}.`
    : `${who} 已于 ${when} 改过这条公告，请看过再改。 ${who} changed it at ${when}; look before you change it.`;
  return new HttpError(409, "bulletin_changed", message, String(id));
}
