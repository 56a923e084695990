import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { BorderChange, BorderFault, DoctorReport } from "../../../domain/doctor.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, B, COMMUNITY, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";
import { describeShared } from "../../support/shared.ts";

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
  });
  afterAll(() => town.close());

  const draw = (code: string, west: number, east: number) => town.sql`
    update area_border set border = st_multi(st_makeenvelope(${west}, 35.2, ${east}, 35.22, 4326))
    where area_id = (select id from area where code = ${code})`;
  const post = (path: string, body: object, cookie?: string) => town.send("POST", path, body, cookie);
  const examined = (): Promise<DoctorReport> => town.json(`/api/doctor/${COMMUNITY}`);

  //   ┌────────┬─┬──────┐
  //   │   A    │×│  B   │   both hold the strip in the middle, none the one at the end
  //   └────────┴─┴──────┘
  beforeEach(async () => {
    await town.sql`delete from area_border as later using area_border as first
      where first.area_id = later.area_id and first.id < later.id`;
    await town.sql`update area_border set valid = daterange(null, null)`;
    await draw(A, 113.2, 113.222);
    await draw(B, 113.22, 113.239);
    await town.changes.pull();
  });

  test("faults of the grids of a community, in metres and with names", async () => {
    const report = await examined();
    expect(report).toMatchObject({ level: "grid", within: { code: COMMUNITY } });
    expect(report.areas.map(({ code }) => code)).toEqual([A, B]);
    expect(report.faults.map(({ kind, polygons, choices }) => ({ kind, polygons, choices }))).toEqual([
      { kind: "overlap", polygons: [0, 1], choices: [0, 1] },
      { kind: "gap", polygons: [1], choices: [1] },
    ]);
    // 0.002° of longitude are 181.7 m here, 0.02° of latitude 2,223.9 m
    expect(report.faults[0].area).toBeCloseTo(181.7 * 2223.9, -4);
    expect(report.faults[0].width).toBeGreaterThan(170);
    expect(report.faults[0].width).toBeLessThan(182);
  });

  test("microgrids that fit have no faults", async () => {
    expect((await town.json(`/api/doctor/${STREET}`)).faults).toEqual([]);
    expect((await town.json("/api/doctor/99010100100100101")).areas).toEqual([]);
  });

  test("a preview shows both borders, before and after, and changes nothing", async () => {
    const { version } = await examined();
    const { status, body } = await post(`/api/doctor/${COMMUNITY}/preview`, {
      version,
      repairs: [{ fault: 0, to: 1 }],
    });
    expect(status).toBe(200);
    const changes: BorderChange[] = body.changes;
    expect(changes.map(({ polygon, gained }) => ({ polygon, gained }))).toEqual([{ polygon: 0, gained: 0 }]);
    expect(changes[0].lost).toBeCloseTo((await examined()).faults[0].area, 3);
    expect(new Set(changes[0].after.flat(2).map(([lng]) => lng))).toEqual(new Set([113.2, 113.22]));
    expect((await examined()).version).toBe(version);
  });

  test("repairs begin on their day, the log keeps it, what was before stays", async () => {
    const { version, faults } = await examined();
    const repairs = faults.map(({ choices }, fault) => ({ fault, to: choices[0] }));
    const { status, body } = await post(`/api/doctor/${COMMUNITY}/repairs`, { version, repairs });
    expect({ status, ...body }).toMatchObject({ status: 200, changed: [B], left: 0 });
    expect((await examined()).faults).toEqual([]);
    const borders = await town.sql`
      select lower(valid) is null as always, upper(valid) is null as now, round(st_xmax(border)::numeric, 4)::float8 as east
      from area_border join area on area.id = area_id where code = ${B} order by lower(valid) nulls first`;
    expect(borders).toEqual([
      { always: true, now: false, east: 113.239 },
      { always: false, now: true, east: 113.24 },
    ]);
    const [entry] = (await town.json("/api/audit?action=borders.repaired")).items;
    expect(entry).toMatchObject({
      area: COMMUNITY,
      details: { faults: 2, areas: [[B, expect.any(Number), expect.any(Number)]] },
    });
  });

  test("who has new borders and parts that do not fit them is named", async () => {
    const { version } = await examined();
    const { body } = await post(`/api/doctor/${COMMUNITY}/repairs`, { version, repairs: [{ fault: 0, to: 0 }] });
    // the strip goes to A, where B1 still lies on it
    expect(body.inner.map(({ code, faults }: { code: string; faults: number }) => `${code} ${faults}`)).toEqual([
      `${B} 2`,
    ]);
  });

  test("a day to come is kept for then; meanwhile that border is not changed again", async () => {
    const { version } = await examined();
    const repairs = [{ fault: 1, to: 1 }];
    const { status } = await post(`/api/doctor/${COMMUNITY}/repairs`, { version, repairs, from: "2999-01-01" });
    expect(status).toBe(200);
    expect((await examined()).faults).toHaveLength(2);
    const again = await post(`/api/doctor/${COMMUNITY}/repairs`, { version, repairs });
    expect(again).toMatchObject({ status: 409, body: { code: "borders_planned", where: B } });
  });

  test("what cannot be done is refused with its reason", async () => {
    const { version } = await examined();
    const refused = async (body: object) => {
      const { status, body: answer } = await post(`/api/doctor/${COMMUNITY}/repairs`, body);
      return `${status} ${answer.code}`;
    };
    expect(await refused({ version: "old", repairs: [{ fault: 0, to: 0 }] })).toBe("409 borders_changed");
    expect(await refused({ version, repairs: [{ fault: 9, to: 0 }] })).toBe("400 repair_unknown");
    expect(await refused({ version, repairs: [{ fault: 1, to: 0 }] })).toBe("400 repair_unknown");
    expect(await refused({ version, repairs: [] })).toBe("400 invalid_parameter");
    expect(await refused({ version, repairs: [{ fault: 0, to: 0 }], from: "2020-01-01" })).toBe("400 day_past");
    await draw(B, 113.21, 113.22);
    const { version: now, faults } = await examined();
    const covered = faults.findIndex(({ kind }) => kind === "overlap");
    expect(await refused({ version: now, repairs: [{ fault: covered, to: 0 }] })).toBe("409 area_vanishes");
  });

  test("another's area is not there", async () => {
    const planner = await town.signIn("planner-b", [{ role: "planner", area: B }]);
    expect((await town.ask(`/api/doctor/${B}`, undefined, planner)).status).toBe(200);
    for (const code of [COMMUNITY, A]) {
      expect((await town.ask(`/api/doctor/${code}`, undefined, planner)).status).toBe(404);
    }
  });

  describe("a file", () => {
    const square = (west: number, east: number, properties: object) => ({
      type: "Feature",
      properties,
      geometry: {
        type: "Polygon",
        coordinates: [
          [
            [west, 35.2],
            [east, 35.2],
            [east, 35.22],
            [west, 35.22],
            [west, 35.2],
          ],
        ],
      },
    });
    const text = (...features: object[]) => JSON.stringify({ type: "FeatureCollection", features });

    test("its faults, and the file with them mended; what else it says stays", async () => {
      const file = text(
        square(113.2, 113.221, { 网格编码: "g1", 网格名称: "一", 备注: "沿河" }),
        square(113.22, 113.24, { 网格编码: "g2", 网格名称: "二" }),
      );
      const { body: found } = await post("/api/doctor/file", { text: file });
      expect(found.areas.map(({ code, name }: { code: string; name: string }) => `${code} ${name}`)).toEqual([
        "g1 一",
        "g2 二",
      ]);
      expect(found.faults.map(({ kind }: BorderFault) => kind)).toEqual(["overlap"]);
      const repairs = [{ fault: 0, to: 1 }];
      const { body } = await post("/api/doctor/file", { text: file, version: found.version, repairs });
      expect(body.repaired.features[0].properties).toEqual({ 网格编码: "g1", 网格名称: "一", 备注: "沿河" });
      const again = await post("/api/doctor/file", { text: JSON.stringify(body.repaired) });
      expect(again.body.faults).toEqual([]);
    });

    test("within an area, what it leaves bare is a gap", async () => {
      const file = text(square(113.2, 113.22, { code: "g1", level: "网格" }));
      const { body } = await post("/api/doctor/file", { text: file, within: COMMUNITY });
      expect(body).toMatchObject({ level: "grid", faults: [{ kind: "gap", choices: [0] }] });
    });

    test("several levels at once: one is to be named", async () => {
      const file = text(
        square(113.2, 113.22, { code: "g", level: "网格" }),
        square(113.2, 113.21, { code: "m", level: "微网格" }),
      );
      expect(await post("/api/doctor/file", { text: file })).toMatchObject({
        status: 400,
        body: { code: "levels_mixed" },
      });
      const { body } = await post("/api/doctor/file", { text: file, level: "microgrid" });
      expect(body.areas).toMatchObject([{ code: "m" }]);
    });

    describeShared("broken files", (shared) => {
      const folder = join(shared, "fixtures/geojson-bad");
      // sound GeoJSON by the rules, and areas: a ring the wrong way round is read as it was meant
      const sound = ["bad-polygon-interiorring-rhr.geojson"];

      test("are refused with the line, each with its own reason", async () => {
        const names = readdirSync(folder).filter((name) => name.endsWith(".geojson"));
        expect(names).not.toEqual([]);
        for (const name of names) {
          const { status, body } = await post("/api/doctor/file", { text: readFileSync(join(folder, name), "utf8") });
          expect({ name, status }).toEqual({ name, status: sound.includes(name) ? 200 : 400 });
          if (status === 200) continue;
          expect(body.message).toMatch(/[\u4e00-\u9fff].*[a-z]/);
          expect(body.code).not.toBe("invalid_parameter");
        }
      });
    });
  });
});
