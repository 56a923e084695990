import type { ThemeValue } from "../../domain/theme.ts";
import { asReader } from "../access/as-reader.ts";
import { liesIn, type Viewer } from "../access/viewer.ts";
import { recordOnce } from "../audit/log.ts";
import type { Sql } from "../database/database.ts";
import type { Areas } from "../grids/areas.ts";
import type { HouseholdRow } from "../households/queries.ts";
import { valuesOf } from "./queries.ts";

/**
 * The values of a household's themes that `viewer` may see. That restricted ones are shown is logged first, once a day for each
 * account and household.
 */
export async function shownValues(
  sql: Sql,
  areas: Areas,
  row: Pick<HouseholdRow, "id" | "code" | "area_id">,
  viewer: Viewer,
  address: string,
): Promise<ThemeValue[]> {
  const may = liesIn(areas, row.area_id, viewer.scope("households.restricted"));
  const all = may
    ? await valuesOf(sql, row.id)
    : await asReader(sql, areas, viewer, (reader) => valuesOf(reader, row.id));
  const shown = all.filter(({ restricted }) => may || !restricted);
  const seen = shown.filter(({ restricted }) => restricted).map(({ code }) => code);
  if (seen.length > 0) {
    const subject = { kind: "household", id: row.id };
    const details = { code: row.code, themes: seen };
    await recordOnce(sql, { viewer, action: "theme.seen", subject, area: row.area_id, address, details }, "midnight");
  }
  return shown.map(({ code, name_zh, name_en, value }) => ({ code, name: { zh: name_zh, en: name_en }, value }));
}
