import type { Polygon } from "geojson";
import { maskName } from "../../domain/mask.ts";
import type { GatewayName, Notice, NoticeCounts, NoticeItem, NoticeRecipient } from "../../domain/notice.ts";
import { totalOf } from "../../domain/notice.ts";
import { asReader } from "../access/as-reader.ts";
import type { Viewer } from "../access/viewer.ts";
import type { Areas } from "../grids/areas.ts";
import { unknown } from "../http/errors.ts";
import type { Parts } from "../parts.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { type NoticeRow, noticeRows, type RecipientRow, wholeOf, workerRows } from "./queries.ts";

const countsOf = ({ waiting, sent, reached, failed, refused }: NoticeCounts): NoticeCounts => ({
  waiting,
  sent,
  reached,
  failed,
  refused,
});

/** A list as it is answered. */
export const noticeItem = (row: NoticeRow): NoticeItem => ({
  id: row.id,
  title: row.title,
  message: row.message,
  area: JSON.parse(row.area) as Polygon,
  createdAt: row.created_at.toISOString(),
  by: row.made_by,
  closedAt: row.closed_at?.toISOString() ?? null,
  counts: countsOf(row),
});

/** One list as `viewer` sees it. Throws 404 where none of its recipients is theirs. */
export async function readNotice(
  { database: { sql }, memory }: Pick<Parts, "database" | "memory">,
  viewer: Viewer,
  id: number,
  gateway: GatewayName,
): Promise<Notice> {
  const scope = viewer.scope("notices");
  const [row, workers] = await asReader(sql, memory.areas, viewer, async (sql) => {
    const [row] = await noticeRows(sql, scope, { id });
    return [row as NoticeRow | undefined, await workerRows(sql, id, scope)] as const;
  });
  if (!row) throw unknown("notice_unknown", "通知名单", id);
  const { recipients, under_way } = await wholeOf(sql, id);
  const item = noticeItem(row);
  return {
    ...item,
    gateway,
    underWay: under_way,
    whole: totalOf(item.counts) === recipients,
    workers: workers.map((worker) => ({
      worker: worker.id === null ? null : { id: worker.id, name: worker.name! },
      counts: countsOf(worker),
    })),
  };
}

/** A recipient as it is answered: masked, and without its phone. */
export function recipientItem(row: RecipientRow, areas: Areas, sealer: Sealer): NoticeRecipient {
  const { household, code, address, building, unit, floor, door, state, way, lng, lat } = row;
  return {
    household,
    code,
    address,
    building,
    buildingName: row.building_name,
    unit,
    floor,
    door,
    head: maskName(row.head && sealer.open(row.head, code)),
    hasPhone: row.has_phone,
    position: [lng, lat],
    grid: areas.of(row.area_id)?.code ?? null,
    worker: row.staff === null ? null : { id: row.staff, name: row.staff_name! },
    state,
    way,
    at: row.at?.toISOString() ?? null,
    by: row.by_name,
  };
}
