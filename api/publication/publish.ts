import { type Layout, layoutFrom } from "../../domain/layout/layout.ts";
import type { Queryable } from "../database/database.ts";
import type { Areas } from "../grids/areas.ts";
import { HttpError } from "../http/errors.ts";
import type { OpenDrafts } from "../layouts/open-drafts.ts";
import { baseOf, type LayoutRow } from "../layouts/queries.ts";
import { planAreas } from "./plan-areas.ts";
import {
  areasWithCodes,
  hasLaterBorders,
  homeLater,
  insertAreas,
  type PlannedArea,
  today,
  writeBorders,
} from "./queries.ts";

/** What a publication needs to work with. */
export type Publishing = { areas: Areas; drafts: OpenDrafts };

/**
 * Writes the areas and dated borders of an approved layout for `day`, today or later. Throws 409 where codes are missing, taken or
 * were used before, or where borders have been written for a later day.
 */
export async function writePublication(tx: Queryable, { areas, drafts }: Publishing, layout: LayoutRow, day: string) {
  if (day < (await today(tx))) {
    throw new HttpError(
      400,
      "invalid_parameter",
      "参数 from 不正确：应为今天或以后。 It must not lie in the past.",
      "from",
    );
  }
  if (await hasLaterBorders(tx, layout.area_id, day)) throw laterBorders(day);
  const draft = await drafts.open(tx, layout);
  const begun = await begunOn(tx, layout.id);
  const planned = planAreas(areas, draft, begun, layout.community);
  await requireFreeCodes(tx, layout.area_id, planned, day);
  await homeLater(tx);
  await insertAreas(tx, layout.id, planned);
  await writeBorders(tx, layout.id, layout.area_id, day, planned);
}

/** What a layout's first edit was made on. */
export const begunOn = async (sql: Queryable, layout: number): Promise<Layout> =>
  layoutFrom((await baseOf(sql, layout))!.base);

/** A code stands for one area for ever: it may be new, of an area in force, or of one that the layout had when it was begun. */
async function requireFreeCodes(
  tx: Queryable,
  community: number,
  planned: readonly PlannedArea[],
  day: string,
): Promise<void> {
  const byCode = new Map(planned.map((area) => [area.code, area]));
  for (const { code, level, within, in_force } of await areasWithCodes(tx, [...byCode.keys()], community, day)) {
    const area = byCode.get(code)!;
    if (within && level === area.level && (in_force || area.hadCode)) continue;
    const message = `编码 ${code} 已经用过，不能再用，请换一个。 This code was used before: choose another one.`;
    throw new HttpError(409, "code_used", message, code);
  }
}

const laterBorders = (day: string) =>
  new HttpError(
    409,
    "borders_later",
    `${day} 之后已有排定的网格边界，请先撤回那一个方案。 Borders have been written for a later day: withdraw those first.`,
    day,
  );
