import type { ResidentKind, ResidentPlace } from "../../domain/resident.ts";
import { asCode } from "../access/random-code.ts";
import type { Queryable } from "../database/database.ts";
import type { Areas } from "../grids/areas.ts";
import { officeNameOf } from "../grids/lineage.ts";
import { unknown } from "../http/errors.ts";
import { retentionDays } from "../retention/queries.ts";
import { provenance } from "../town/queries.ts";
import { type CodeRow, codeInUse, type KindRow, residentKinds } from "./code-queries.ts";
import { surroundingsOf } from "./surroundings.ts";

/** 柳园路1号院1号楼, stair 2 → 柳园路1号院1号楼2单元 */
export const placeOf = (building: string, unit: string | null): string =>
  unit === null ? building : `${building}${/^[0-9A-Za-z]+$/.test(unit) ? `${unit}单元` : unit}`;

const kindItem = ({ code, name_zh, name_en, icon }: KindRow): ResidentKind => ({
  code,
  name: { zh: name_zh, en: name_en },
  icon,
});

/** The code that people know by `token`, however they write it. Throws 404 `code_unknown`, also for one that was revoked. */
export async function requireCode(sql: Queryable, token: string): Promise<CodeRow> {
  const row = await codeInUse(sql, asCode(token));
  if (!row) throw unknown("code_unknown", "优居码", token);
  return row;
}

/** What the page of a code is made from. Throws 404 `code_unknown`. */
export async function residentPlace(sql: Queryable, areas: Areas, token: string): Promise<ResidentPlace> {
  const row = await requireCode(sql, token);
  const position = [row.lng, row.lat] as const;
  const [kinds, { reporters }, { simulated }, around] = await Promise.all([
    residentKinds(sql),
    retentionDays(sql),
    provenance(sql),
    surroundingsOf(sql, position, row.building_id),
  ]);
  return {
    code: row.token,
    place: placeOf(row.building, row.unit),
    office: officeNameOf(areas, row.area_id),
    simulated,
    position,
    kinds: kinds.map(kindItem),
    keptDays: reporters,
    around,
  };
}
