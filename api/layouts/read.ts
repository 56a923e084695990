import type { LayoutInfo } from "../../domain/layout/publication.ts";
import { scopeOf, viewerOf } from "../access/guard.ts";
import type { Queryable } from "../database/database.ts";
import { unknown } from "../http/errors.ts";
import type { Parts } from "../parts.ts";
import type { FullLayout } from "./descriptions.ts";
import { layoutItem } from "./item.ts";
import { mayDo } from "./may.ts";
import { baseOf, heldLayout, type LayoutRow, layoutById, stepsOf, usedCodes } from "./queries.ts";

type Asking = Parameters<typeof viewerOf>[0];

/** The layout with this id. Throws 404 when there is none in scope. */
export async function layoutIn(sql: Queryable, c: Asking, id: number): Promise<LayoutRow> {
  const layout = await layoutById(sql, id, scopeOf(c, "layouts"));
  if (!layout) throw unknown("layout_unknown", "划分方案", id);
  return layout;
}

/** The same, kept from being changed by others until the transaction ends. */
export async function heldIn(tx: Queryable, c: Asking, id: number): Promise<LayoutRow> {
  const layout = await heldLayout(tx, id, scopeOf(c, "layouts"));
  if (!layout) throw unknown("layout_unknown", "划分方案", id);
  return layout;
}

/** A layout as it is answered. */
export async function fullLayout(parts: Parts, c: Asking, id: number): Promise<FullLayout> {
  const info = await layoutInfo(parts, c, id);
  return { ...info, ...(await baseOf(parts.database.sql, id))! };
}

/** The same without its cells. */
export async function layoutInfo({ database: { sql }, memory }: Parts, c: Asking, id: number): Promise<LayoutInfo> {
  const layout = await layoutIn(sql, c, id);
  const steps = (await stepsOf(sql, id)).map(({ step, note, by_name, at }) => ({
    step,
    note,
    by: by_name,
    at: at.toISOString(),
  }));
  const may = await mayDo(sql, memory.areas, viewerOf(c), layout);
  return { ...layoutItem(layout), steps, may, usedCodes: await usedCodes(sql, layout.area_id) };
}
