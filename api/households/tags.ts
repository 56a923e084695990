import type { Tag } from "../../domain/household.ts";
import { liesIn, type Viewer } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import { timesDone } from "../audit/queries.ts";
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
    if ((await timesDone(sql, viewer.account.id, "tags.seen", "midnight", subject)) === 0) {
      const details = { code: row.code, tags: seen };
      await record(sql, { viewer, action: "tags.seen", subject, area: row.area_id, address, details });
    }
  }
  return all;
}
