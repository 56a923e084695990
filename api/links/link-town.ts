import { USUAL_CAPACITY } from "../../domain/links.ts";
import type { Database } from "../database/database.ts";
import { Areas } from "../grids/areas.ts";
import { areaRows } from "../grids/queries.ts";
import { MOST_DOORS, planLinks } from "./compute.ts";
import { doorRows, saveLinks } from "./queries.ts";

/** Links every household of a town that has just been filled, community by community. Gives how many. */
export async function linkTown({ sql }: Pick<Database, "sql">): Promise<number> {
  const areas = new Areas();
  areas.take(await areaRows(sql, null), null);
  let linked = 0;
  for (const { code, level } of areas.all()) {
    if (level !== "community") continue;
    const { save } = await planLinks(await doorRows(sql, code, MOST_DOORS), areas, USUAL_CAPACITY);
    await saveLinks(
      sql,
      save.map(({ household }) => household),
      save.map(({ party }) => party),
    );
    linked += save.length;
  }
  return linked;
}
