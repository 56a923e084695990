import type { Polygon } from "geojson";
import { MOST_RECIPIENTS } from "../../domain/notice.ts";
import { asReader } from "../access/as-reader.ts";
import type { Viewer } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import { holdLog } from "../audit/queries.ts";
import type { Areas } from "../grids/areas.ts";
import { HttpError } from "../http/errors.ts";
import type { Parts } from "../parts.ts";
import {
  householdsWithin,
  insertNotice,
  insertRecipients,
  type NewNotice,
  noticeWithKey,
  reasonAgainst,
} from "./create-queries.ts";
import { invalidArea, requireArea } from "./drawn.ts";

/**
 * Makes the list of every household in an area that `viewer` may tell, and gives its id; that of the list there is already
 * when the same was asked before. Throws 400 for an area that cannot be used, 404 where nobody lives, 409 for a key that is
 * taken, 413 for too many.
 */
export async function createNotice(
  { database: { sql }, memory: { areas } }: Pick<Parts, "database" | "memory">,
  viewer: Viewer,
  wanted: NewNotice,
  address: string,
): Promise<{ id: number; isNew: boolean }> {
  requireArea(wanted.area);
  const households = await recipientsIn(sql, areas, viewer, wanted.area);
  return sql.begin(async (tx) => {
    await holdLog(tx);
    const known = await noticeWithKey(tx, wanted, viewer);
    if (known && !known.same) throw differs();
    if (known) return { id: known.id, isNew: false };
    const area = areaAround(
      areas,
      households.map(({ area_id }) => area_id),
    );
    const id = (await insertNotice(tx, wanted, area, viewer))!;
    await insertRecipients(
      tx,
      id,
      households.map((household) => household.id),
    );
    const details = { title: wanted.title, households: households.length };
    await record(tx, { viewer, action: "notice.created", subject: { kind: "notice", id }, area, address, details });
    return { id, isNew: true };
  });
}

async function recipientsIn(sql: Parts["database"]["sql"], areas: Areas, viewer: Viewer, area: Polygon) {
  const rows = await asReader(sql, areas, viewer, async (sql) => {
    const reason = await reasonAgainst(sql, area);
    if (reason !== null) throw invalidArea(reason);
    return householdsWithin(sql, area, viewer.scope("notices"), MOST_RECIPIENTS + 1);
  });
  if (rows.length === 0) throw nobody();
  if (rows.length > MOST_RECIPIENTS) throw tooMany();
  return rows;
}

/** The smallest area that all of `ids` lie in; null when there is none. */
function areaAround(areas: Areas, ids: readonly (number | null)[]): number | null {
  let line: number[] | null = null;
  for (const id of new Set(ids)) {
    const area = areas.of(id);
    const own = area ? areas.lineage(area).map((one) => one.id) : [];
    line = line === null ? own : line.filter((one) => own.includes(one));
  }
  return line?.at(-1) ?? null;
}

// why 404 in both cases: that somebody lives there is not told to who may not see them
const nobody = () =>
  new HttpError(
    404,
    "area_empty",
    "所画范围里没有您负责的住户，请换个地方画。 None of your households is in the area drawn.",
    "area",
  );

const tooMany = () =>
  new HttpError(
    413,
    "too_many_households",
    `范围内超过 ${MOST_RECIPIENTS} 户，请分成几片来画。 More than ${MOST_RECIPIENTS} households: draw several areas.`,
    "area",
  );

const differs = () =>
  new HttpError(409, "notice_differs", "这个编号已用于另一份名单。 This key belongs to another list.", "key");
