import type { Bulletin, ShownBulletin } from "../../domain/bulletin.ts";
import type { EndedAreas } from "./ended-areas.ts";
import type { BulletinRow } from "./queries.ts";

/** What a screen shows of a row. */
export const shownBulletin = (row: BulletinRow): ShownBulletin => ({
  id: row.id,
  title: row.title,
  text: row.text,
  urgency: row.urgency,
  areaName: row.area_name,
  from: row.from_at.toISOString(),
  until: row.until_at?.toISOString() ?? null,
});

/** What those who write see of it. */
export const bulletinItem = (row: BulletinRow, ended: EndedAreas): Bulletin => ({
  ...shownBulletin(row),
  area: row.area,
  now: ended.get(row.area_id)?.map(({ code, name }) => ({ code, name })) ?? null,
  by: row.made_by,
  madeAt: row.made_at.toISOString(),
  revision: row.revision,
  changedBy: row.changed_by,
  changedAt: row.changed_at?.toISOString() ?? null,
  withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
});
