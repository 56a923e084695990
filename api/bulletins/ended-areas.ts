import type { Scope } from "../access/viewer.ts";
import { liesIn } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import type { Areas } from "../grids/areas.ts";
import { successorRows } from "../grids/successor-queries.ts";
import { endedAreaRows } from "./queries.ts";

/** Areas in force no more that bulletins still hang in, by id: each with what took its place, the larger part of its ground first. */
export type EndedAreas = ReadonlyMap<number, readonly { id: number; code: string; name: string }[]>;

export async function endedAreas(sql: Queryable): Promise<EndedAreas> {
  const ended = await endedAreaRows(sql);
  if (ended.length === 0) return new Map();
  const rows = await successorRows(
    sql,
    ended.map(({ code }) => code),
  );
  return new Map(ended.map(({ id, code }) => [id, rows.filter(({ was }) => was === code)]));
}

/** Those of which a part lies in `scope` today, and in the area with the code `within` where one is given. */
export function endedIn(ended: EndedAreas, areas: Areas, scope: Scope, within?: string): number[] {
  const isWithin = (id: number) => {
    const area = areas.of(id);
    return within === undefined || (area !== undefined && areas.lineage(area).some(({ code }) => code === within));
  };
  return [...ended].flatMap(([id, now]) =>
    now.some((area) => liesIn(areas, area.id, scope) && isWithin(area.id)) ? [id] : [],
  );
}
