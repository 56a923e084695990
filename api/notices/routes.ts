import {
  leftOf,
  MOST_MESSAGES,
  MOST_RECIPIENTS,
  NOTICE_STATES,
  type NoticeState,
  type SentWay,
} from "../../domain/notice.ts";
import { asReader } from "../access/as-reader.ts";
import { scopeOf, viewerOf } from "../access/guard.ts";
import { record } from "../audit/log.ts";
import { holdLog } from "../audit/queries.ts";
import type { Queryable } from "../database/database.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { requireCodes } from "../http/known-codes.ts";
import { addressOf } from "../http/origin.ts";
import { page, readCursor, writeCursor } from "../http/page.ts";
import { finished, newRoutes } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { createNotice } from "./create.ts";
import { noticeCsv } from "./csv.ts";
import {
  getCsv,
  getNotice,
  listNotices,
  listRecipients,
  postClose,
  postNotice,
  postSend,
  postTicks,
} from "./descriptions.ts";
import { callOff, queueMessages } from "./outbox-queries.ts";
import {
  closeNotice,
  heldNotice,
  LAST,
  noticeRows,
  type RecipientRow,
  recipientIds,
  recipientRows,
  tickOff,
  wholeOf,
} from "./queries.ts";
import { noticeItem, readNotice, recipientItem } from "./read.ts";
import type { NoticeSender } from "./sender.ts";

/** Who gets a message: those not reached by any, and for a second one everyone left. */
const SENT_TO: Record<SentWay, readonly NoticeState[]> = {
  sms: ["waiting", "failed"],
  second: ["waiting", "sent", "failed"],
};

const keyOf = ({ staff, building, household }: RecipientRow) => [staff ?? LAST, building ?? LAST, household];

type Asking = Parameters<typeof viewerOf>[0];

/** `sender` is null where there is no gateway. */
export function noticeRoutes(parts: Parts, sender: NoticeSender | null) {
  const { database, memory, changes, settings } = parts;
  const { sql, sealer } = database;
  const { noticeGateway: gateway } = settings;
  const routes = newRoutes();
  const scopesOf = (c: Asking) => [scopeOf(c, "notices"), scopeOf(c, "households")];
  const noticeOf = (c: Asking, id: number) => readNotice(parts, viewerOf(c), id, gateway);

  /** The list while it is open, and who of it is in scope: all, or those of `households`. Throws 404 and 409. */
  const openList = async (tx: Queryable, c: Asking, id: number, households: readonly number[] | null) => {
    await holdLog(tx);
    const notice = await heldNotice(tx, id);
    const ids = notice ? await recipientIds(tx, id, scopesOf(c), households) : [];
    if (!notice || (households === null && ids.length === 0)) throw unknown("notice_unknown", "通知名单", id);
    if (notice.closed_at !== null) throw isClosed(id);
    return { notice, ids };
  };

  /** `POST /api/notices {"title": "停水通知", "message": "…", "area": {"type": "Polygon", …}, "key": "…"}` */
  routes.openapi(postNotice, async (c) => {
    const { id, isNew } = await createNotice(parts, viewerOf(c), c.req.valid("json"), addressOf(c, settings));
    await changes.pull();
    return c.json(await noticeOf(c, id), isNew ? 201 : 200);
  });

  /** `GET /api/notices` */
  routes.openapi(listNotices, async (c) => {
    const { limit, after } = c.req.valid("query");
    const [before] = readCursor(after, 1) ?? [LAST];
    const rows = await asReader(sql, memory.areas, viewerOf(c), (sql) =>
      noticeRows(sql, scopeOf(c, "notices"), { before, limit: limit + 1 }),
    );
    return c.json({ ...page(rows, limit, noticeItem, ({ id }) => [id]), gateway }, 200);
  });

  /** `GET /api/notices/7` */
  routes.openapi(getNotice, async (c) => c.json(await noticeOf(c, c.req.valid("param").id), 200));

  /** `GET /api/notices/7/recipients?state=waiting,failed` */
  routes.openapi(listRecipients, async (c) => {
    const { id } = c.req.valid("param");
    const { state, limit, after } = c.req.valid("query");
    requireCodes(
      "state",
      state,
      NOTICE_STATES.map((code) => ({ code })),
    );
    const from = readCursor(after, 3);
    await noticeOf(c, id);
    const rows = await asReader(sql, memory.areas, viewerOf(c), (sql) =>
      recipientRows(sql, id, scopeOf(c, "notices"), state as NoticeState[] | undefined, from, limit + 1),
    );
    const items = rows.slice(0, limit).map((row) => recipientItem(row, memory.areas, sealer));
    const next = rows.length > limit ? writeCursor(keyOf(rows[limit - 1])) : null;
    return c.json({ items, next }, 200, { "cache-control": "no-store" });
  });

  /** `POST /api/notices/7/send {"way": "sms"}` */
  routes.openapi(postSend, async (c) => {
    const { id } = c.req.valid("param");
    const { way } = c.req.valid("json");
    const viewer = viewerOf(c);
    const sent = await sql.begin(async (tx) => {
      const { notice, ids } = await openList(tx, c, id, null);
      if (!sender) throw noGateway();
      const { queued, without_phone, too_often } = await queueMessages(tx, id, ids, way, SENT_TO[way], MOST_MESSAGES);
      const details = { title: notice.title, way, messages: queued };
      const subject = { kind: "notice", id };
      const address = addressOf(c, settings);
      await record(tx, { viewer, action: "notice.sent", subject, area: notice.area_id, address, details });
      return { queued, withoutPhone: without_phone, tooOften: too_often };
    });
    sender?.kick();
    return c.json(sent, 200);
  });

  /** `POST /api/notices/7/ticks {"households": [12, 13], "way": "call", "state": "reached"}` */
  routes.openapi(postTicks, async (c) => {
    const { id } = c.req.valid("param");
    const { households, way, state } = c.req.valid("json");
    const wanted = [...new Set(households)];
    await sql.begin(async (tx) => {
      const { ids } = await openList(tx, c, id, wanted);
      if (ids.length < wanted.length) {
        const theirs = new Set(ids);
        throw unknown("recipient_unknown", "名单中的住户", wanted.find((household) => !theirs.has(household))!);
      }
      await tickOff(tx, id, ids, way, state, viewerOf(c));
    });
    await changes.pull();
    return c.json(await noticeOf(c, id), 200);
  });

  /** `POST /api/notices/7/close` */
  routes.openapi(postClose, async (c) => {
    const { id } = c.req.valid("param");
    const viewer = viewerOf(c);
    const { counts } = await noticeOf(c, id);
    await sql.begin(async (tx) => {
      const { notice, ids } = await openList(tx, c, id, null);
      if ((await wholeOf(tx, id)).recipients > ids.length) throw notWhole(id);
      await closeNotice(tx, id);
      await callOff(tx, id);
      const details = { title: notice.title, left: leftOf(counts) };
      const subject = { kind: "notice", id };
      const address = addressOf(c, settings);
      await record(tx, { viewer, action: "notice.closed", subject, area: notice.area_id, address, details });
    });
    await changes.pull();
    return c.json(await noticeOf(c, id), 200);
  });

  /** `GET /api/notices/7/recipients.csv` */
  routes.openapi(getCsv, async (c) => {
    const { id } = c.req.valid("param");
    const viewer = viewerOf(c);
    const { title } = await noticeOf(c, id);
    const rows = await asReader(sql, memory.areas, viewer, (sql) =>
      recipientRows(sql, id, scopeOf(c, "notices"), undefined, null, MOST_RECIPIENTS),
    );
    await sql.begin(async (tx) => {
      const subject = { kind: "notice", id };
      const details = { title, households: rows.length };
      const address = addressOf(c, settings);
      await record(tx, { viewer, action: "notice.exported", subject, address, details });
    });
    const csv = noticeCsv(rows.map((row) => recipientItem(row, memory.areas, sealer)));
    return finished(
      c.body(csv, 200, {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="notice-${id}.csv"`,
        "cache-control": "no-store",
      }),
    );
  });
  return routes;
}

const isClosed = (id: number) =>
  new HttpError(409, "notice_closed", "这份名单已经结束。 This list has been closed.", String(id));

const notWhole = (id: number) =>
  new HttpError(
    409,
    "notice_not_whole",
    "名单里还有您范围以外的户，请由能看到全部的人结束。 Some of its households are beyond your scope.",
    String(id),
  );

const noGateway = () =>
  new HttpError(
    409,
    "gateway_none",
    "没有接入短信网关，请用电话或上门通知后勾选。 No gateway is set up: call or visit, then tick off.",
    "way",
  );
