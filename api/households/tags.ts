import type { Tag } from "../../domain/household.ts";
import { liesIn, type Viewer } from "../access/viewer.ts";
import { recordOnce } from "../audit/log.ts";
import type { Sql } from "../database/database.ts";
import type { Areas } from "../grids/areas.ts";
import { type HouseholdRow, tagRows } from "./queries.ts";

/**
 * The tags of a household that `viewer` may see, in their order. That restricted ones are shown is logged first, once a day for
 * each account and household.
 */
export async function shownTags(
  sql: Sql,
  areas: Areas,
  row: Pick<HouseholdRow, "id" | "code" | "tags" | "area_id">,
  viewer: Viewer,
  address: string,
): Promise<Tag[]> {
  if (row.tags.length === 0) return [];
  const known = new Map((await tagRows(sql, row.tags)).map((tag) => [tag.code, tag]));
  const all = row.tags.map((code): Tag => {
    const tag = known.get(code);
    // why restricted: nobody has said that it may be seen
    if (!tag) return { code, name: { zh: code, en: code }, restricted: true };
    return { code, name: { zh: tag.name_zh, en: tag.name_en }, restricted: tag.restricted };
  });
  if (!liesIn(areas, row.area_id, viewer.scope("households.restricted")))
    return all.filter(({ restricted }) => !restricted);
  const seen = all.filter(({ restricted }) => restricted).map(({ code }) => code);
  if (seen.length > 0) {
    const subject = { kind: "household", id: row.id };
    const details = { code: row.code, tags: seen };
    const happening = { viewer, action: "tags.seen" as const, subject, area: row.area_id, address, details };
    await recordOnce(sql, happening, "midnight");
  }
  return all;
}
