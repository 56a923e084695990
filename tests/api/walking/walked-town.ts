import type { Sql } from "../../../api/database/database.ts";
import { littleTown } from "../../support/little-town.ts";

/**
 * The little town with ways to its doors: 0.001° is 91 m to the east and 111 m to the north.
 *
 *              ┌──N───┐ 35.211         │
 *     compound │  · H-1│               │ · H-4      footway, 113.224
 *              └──S───┘ 35.2095        │
 *                 │ lane, 113.2042     │
 *     ────────────┴────────────────────┴──── 柳园路, 35.205
 */
export async function walkedTown(sql: Sql): Promise<void> {
  await littleTown(sql);
  await sql`insert into road (code, name, kind, line) values
    ('R-3', null, 'service', st_geomfromtext('MULTILINESTRING((113.2042 35.205, 113.2042 35.211))', 4326)),
    ('R-4', null, 'footway', st_geomfromtext('MULTILINESTRING((113.224 35.2051, 113.224 35.2105))', 4326))`;
  await sql`insert into facility (code, name, kind_id, position)
    select code, name, (select id from facility_kind where facility_kind.code = kind), st_setsrid(st_makepoint(lng, lat), 4326)
    from (values
      ('F-2', '槐安小区南门', 'gate', 113.2042, 35.2095),
      ('F-3', '柳园社区食堂', 'canteen', 113.2042, 35.2055),
      ('F-4', '城外食堂', 'canteen', 113.2999, 35.2999)
    ) as row (code, name, kind, lng, lat)`;
  // a gate as OpenStreetMap has it: a place without a name
  await sql`insert into place (code, name, kind, position) values
    ('P-2', '', 'gate', st_setsrid(st_makepoint(113.2042, 35.211), 4326))`;
}
