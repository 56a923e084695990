import type { Database, Sql } from "../../api/database/database.ts";
import { type AppSettings, USUAL_SETTINGS } from "../../api/parts.ts";
import { openApp } from "../../api/server.ts";
import type { TestGrant } from "./account.ts";
import type { Engine } from "./engines.ts";
import { SIGNED_IN, signIn } from "./signed-in.ts";

// A town one can check by hand: one street with one community, two grids, four microgrids side by side.
//
//   lng  113.20   .21   .22   .23   .24
//   35.22   ┌──────┬──────┬──────┬──────┐
//           │  A1  │  A2  │  B1  │  B2  │      A, B grids · A1 … B2 microgrids
//   35.20   └──────┴──────┴──────┴──────┘

export const STREET = "990101001";
export const COMMUNITY = "990101001001";
export const A = "990101001001001";
export const B = "990101001001002";
export const A1 = `${A}01`;
export const A2 = `${A}02`;
export const B1 = `${B}01`;
export const B2 = `${B}02`;

const AREAS: [code: string, level: string, name: string, parent: string | null, west: number, east: number][] = [
  [STREET, "street", "柳园街道", null, 113.2, 113.24],
  [COMMUNITY, "community", "柳园社区", STREET, 113.2, 113.24],
  [A, "grid", "第一网格", COMMUNITY, 113.2, 113.22],
  [B, "grid", "第二网格", COMMUNITY, 113.22, 113.24],
  [A1, "microgrid", "第一微网格", A, 113.2, 113.21],
  [A2, "microgrid", "第二微网格", A, 113.21, 113.22],
  [B1, "microgrid", "第三微网格", B, 113.22, 113.23],
  [B2, "microgrid", "第四微网格", B, 113.23, 113.24],
];

/** Fills an empty database. */
export async function littleTown(sql: Sql): Promise<void> {
  for (const [code, level, name, parent] of AREAS) {
    await sql`insert into area (code, level, name, parent_id)
      values (${code}, ${level}, ${name}, (select id from area where code = ${parent}))`;
  }
  // why at once: everything is told its smallest area anew whenever borders are written
  const borders = AREAS.map(([code, , , , west, east]) => ({ code, west, east }));
  await sql`insert into area_border (area_id, border)
    select id, st_multi(st_makeenvelope(west, 35.2, east, 35.22, 4326))
    from jsonb_to_recordset(${sql.json(borders)}) as row (code text, west float8, east float8) join area using (code)
    order by id`;
  await sql`
    insert into building (code, name, kind, address, floors, units, shape) values
      ('B-1', '1号楼', 'apartments', '柳园路1号院1号楼', 6, 2, st_multi(st_makeenvelope(113.204, 35.21, 113.205, 35.2103, 4326))),
      ('B-2', null, 'house', '柳园路8号', 1, null, st_multi(st_makeenvelope(113.224, 35.21, 113.2242, 35.2102, 4326)))`;
  await sql`
    insert into household (code, type_id, attention_id, tags, residents, head, phone, address, building_id, unit, floor, door, position)
    select row.code, (select id from household_type where code = row.type),
      (select id from attention_level where code = row.attention), string_to_array(row.tags, ';'), row.residents, row.head, row.phone,
      row.address, (select id from building where code = row.building), row.unit, row.floor, row.door, st_setsrid(st_makepoint(lng, lat), 4326)
    from (values
      ('H-1', 'party', null, '', 3, '张志强', '13812345678', '柳园路1号院1号楼1单元101', 'B-1', '1', 1, '101', 113.2041, 35.2101),
      ('H-2', 'ordinary', null, '', 2, '欧阳修', '0391-3912345', '柳园路1号院1号楼1单元102', 'B-1', '1', 1, '102', 113.2042, 35.2101),
      ('H-3', 'ordinary', null, '', 4, '𠮷田', null, '柳园路1号院1号楼2单元201', 'B-1', '2', 2, '201', 113.2044, 35.2102),
      ('H-4', 'elder', 'red', 'living-alone;aged', 1, '买买提·艾力', '13900000000', '柳园路8号', 'B-2', null, 1, null, 113.2241, 35.2101),
      ('H-5', 'rented', 'yellow', '', null, null, null, '柳园路9号', null, null, null, null, 113.2342345678, 35.2034567891),
      ('H-6', 'vacant', null, '', 0, null, null, '城外', null, null, null, null, 113.3, 35.3)
    ) as row (code, type, attention, tags, residents, head, phone, address, building, unit, floor, door, lng, lat)`;
  await sql`insert into road (code, name, kind, bridge, line) values
    ('R-1', '柳园路', 'secondary', false, st_geomfromtext('MULTILINESTRING((113.19 35.205, 113.22 35.205, 113.25 35.206))', 4326)),
    ('R-2', null, 'footway', true, st_geomfromtext('MULTILINESTRING((113.211 35.203, 113.211 35.207))', 4326))`;
  await sql`insert into land (code, name, kind, shape) values
    ('L-1', '柳园', 'park', st_geomfromtext('MULTIPOLYGON(((113.205 35.212, 113.209 35.212, 113.209 35.216, 113.205 35.216, 113.205 35.212),
      (113.206 35.213, 113.206 35.214, 113.207 35.214, 113.207 35.213, 113.206 35.213)))', 4326)),
    ('L-2', '槐安小区', 'residential', st_multi(st_makeenvelope(113.203, 35.2095, 113.2055, 35.211, 4326)))`;
  await sql`insert into place (code, name, kind, position) values
    ('P-1', '柳园小学', 'school', st_setsrid(st_makepoint(113.215, 35.215), 4326))`;
  await sql`insert into facility (code, name, kind_id, address, phone, position) values
    ('F-1', '柳园党群服务站', (select id from facility_kind where code = 'service-station'), '柳园路2号', '0391-1000000',
      st_setsrid(st_makepoint(113.206, 35.206), 4326))`;
  await sql`insert into staff (code, name, phone) values ('S-1', '李微', '13700000001'), ('S-2', '王格', '13700000002'), ('S-3', '赵街', null)`;
  await sql`insert into assignment (staff_id, area_id, duty_id)
    select (select id from staff where code = row.staff), (select id from area where code = row.area), (select id from duty where code = row.duty)
    from (values ('S-1', ${A1}::text, 'microgrid-worker'), ('S-2', ${A}, 'grid-leader'), ('S-3', ${STREET}, 'street-officer')) as row (staff, area, duty)`;
  await sql`insert into incident (code, text, kind_id, source_id, urgency_id, state_id, reported_at, address, position)
    select row.code, row.text, (select id from incident_kind where code = row.kind), (select id from incident_source where code = 'hotline'),
      (select id from urgency where code = row.urgency), (select id from incident_state where code = row.state), row.at::timestamptz,
      '柳园路', st_setsrid(st_makepoint(lng, lat), 4326)
    from (values
      ('I-1', '楼道飞线充电', 'fire-hazard', 'urgent', 'reported', '2026-05-01T08:00:00.123456+08:00', 113.2041, 35.2101),
      ('I-2', '井盖破损', 'public-facility', 'normal', 'closed', '2026-05-01T08:00:00.123456+08:00', 113.2141, 35.2051),
      ('I-3', '路灯不亮', 'public-facility', 'normal', 'assigned', '2026-06-01T20:30:00+08:00', 113.2241, 35.2052),
      ('I-4', '占道经营', 'street-order', 'critical', 'handled', '2026-04-01T00:00:00+08:00', 113.2341, 35.2053)
    ) as row (code, text, kind, urgency, state, at, lng, lat)`;
  await sql`insert into incident_step (incident_id, state_id, at) select id, 1, reported_at from incident order by id`;
  await sql`insert into import_run (kind, file, datum, datum_guessed, attribution, simulated, read, loaded, updated, unchanged, rejected)
    values ('households', 'households.csv', 'wgs84', false, '模拟数据', true, 6, 6, 0, 0, 0)`;
}

/** A little town on `engine`, and how to ask its server. `close` stops what follows the database, not the database. */
export async function openLittleTown(
  engine: Engine,
  fill: (sql: Sql) => Promise<void> = littleTown,
  settings: Partial<AppSettings> = {},
) {
  const database: Database = await engine.fresh();
  await fill(database.sql);
  await signIn(database.sql);
  const { app, changes, close } = await openApp(database, { ...USUAL_SETTINGS, ...settings });
  /** asks as the one with every role, or as whom the cookie says; "" is nobody */
  const ask = async (path: string, init?: RequestInit, cookie = SIGNED_IN): Promise<Response> => {
    const request = new Request(`http://town${path}`, init);
    if (cookie) request.headers.set("cookie", cookie);
    return app.fetch(request);
  };
  return {
    database,
    sql: database.sql,
    changes,
    close,
    /** the answer to a GET, or to `init` */
    ask,
    /** the JSON of an answer that must be 200 */
    // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of any shape
    json: async (path: string, cookie = SIGNED_IN): Promise<any> => {
      const response = await ask(path, undefined, cookie);
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    /** what answers to a body of JSON */
    send: async (method: string, path: string, body: unknown = {}, cookie = SIGNED_IN) => {
      const init = { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
      const response = await ask(path, init, cookie);
      const text = await response.text();
      // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of any shape
      return { status: response.status, body: (text === "" ? null : JSON.parse(text)) as any };
    },
    /** Cookie header of someone with these grants */
    signIn: async (username: string, grants: readonly TestGrant[]): Promise<string> => {
      const cookie = await signIn(database.sql, username, grants);
      await changes.pull();
      return cookie;
    },
  };
}

export type LittleTown = Awaited<ReturnType<typeof openLittleTown>>;
