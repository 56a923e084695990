import { codesMoved, scenesInForce } from "../../domain/wall/scenes.ts";
import { NO_ORDERS, USUAL_SETTINGS, type WallOrders, type WallSettings } from "../../domain/wall/settings.ts";
import type { MovedScene } from "../../domain/wall/wall.ts";
import type { Queryable } from "../database/database.ts";
import type { Areas } from "../grids/areas.ts";
import { successorRows } from "../grids/successor-queries.ts";
import type { KeptOrders, WallRow } from "./queries.ts";

/** What a wall is set to show, as it was set: what nobody set is as usual, and a jump whose time is over is none any more, unless it is held. */
export function settingsOf(
  row: Pick<WallRow, "settings" | "orders">,
  now = Date.now(),
): { settings: WallSettings; orders: WallOrders } {
  const { jump_until, ...orders }: KeptOrders = row.orders ?? NO_ORDERS;
  const isOver = !orders.held && jump_until !== undefined && Date.parse(jump_until) <= now;
  return {
    settings: { ...USUAL_SETTINGS, ...row.settings },
    orders: { ...NO_ORDERS, ...orders, ...(isOver ? { jump: null } : {}) },
  };
}

/** Orders as they are kept: with until when a jump lasts that was made at `now`; one that was made before goes on. */
export function keptOrders(orders: WallOrders, isNewJump: boolean, before: KeptOrders | null, now: number): KeptOrders {
  if (orders.jump === null) return orders;
  const until = isNewJump ? new Date(now + orders.jump.seconds * 1000).toISOString() : before?.jump_until;
  return { ...orders, jump_until: until };
}

/** Areas that a wall's scenes name and that are in force no more, each with what took its place. */
export async function movedScenes(
  sql: Queryable,
  areas: Areas,
  settings: WallSettings,
  orders: WallOrders,
): Promise<MovedScene[]> {
  const codes = codesMoved(settings, orders, (code) => Boolean(areas.withCode(code)?.geometry));
  if (codes.length === 0) return [];
  const rows = await successorRows(sql, codes);
  return codes.map((area) => ({
    area,
    now: rows.filter(({ was }) => was === area).map(({ code, name }) => ({ code, name })),
  }));
}

/** The same settings as the wall is to show them today. */
export function inForce(settings: WallSettings, orders: WallOrders, moved: readonly MovedScene[]) {
  const now = new Map(moved.map(({ area, now }) => [area, now[0]?.code ?? null]));
  return scenesInForce(settings, orders, (code) => (now.has(code) ? now.get(code)! : code));
}
