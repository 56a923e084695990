import type { WallPart } from "../../domain/wall/changes.ts";
import type { WallSettings } from "../../domain/wall/settings.ts";
import type { Queryable } from "../database/database.ts";
import type { KeptOrders } from "../wall/queries.ts";

/** What a wall is to be told from now on, and by whom. */
type Told = { settings: WallSettings; orders: KeptOrders; by: string; what: readonly WallPart[] };

/** Changes a wall that is still at `revision`; gives whether it was. */
export const changeWall = (sql: Queryable, id: number, revision: number, { settings, orders, by, what }: Told) =>
  sql`
  update device
  set settings = ${sql.json(settings as never)}, orders = ${sql.json(orders as never)}, revision = revision + 1,
    changed_by = ${by}, changed_at = clock_timestamp(), changed_what = ${what as WallPart[]}::text[]
  where account_id = ${id} and kind = 'wall' and revision = ${revision}
  returning account_id
`.then((rows) => rows.length > 0);
