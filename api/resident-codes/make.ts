import { randomCode } from "../access/random-code.ts";
import { EVERYWHERE, type Scope } from "../access/viewer.ts";
import type { Queryable, Sql } from "../database/database.ts";
import { Areas } from "../grids/areas.ts";
import { areaRows } from "../grids/queries.ts";
import { doorsWithoutCode, insertCodes } from "./queries.ts";

/** 50 bits: printed at every door, and still nobody guesses another. */
const TOKEN_LENGTH = 10;

/** Gives each stair (or building) in the area with this code and in `scope` a code, where it has none; gives how many were made. */
export async function makeCodesIn(
  tx: Queryable,
  area: string,
  scope: Scope,
  per: "unit" | "building",
  account: number | null,
): Promise<number> {
  const doors = await doorsWithoutCode(tx, area, scope, per === "building");
  const tokens = doors.map(() => randomCode(TOKEN_LENGTH));
  return doors.length === 0 ? 0 : insertCodes(tx, doors, tokens, account);
}

/** Gives every stair of a town that has just been filled its code; gives how many were made. */
export async function codeTown(sql: Sql): Promise<number> {
  const areas = new Areas();
  areas.take(await areaRows(sql, null), null);
  const whole = areas.largest();
  return whole ? sql.begin((tx) => makeCodesIn(tx, whole.code, EVERYWHERE, "unit", null)) : 0;
}
