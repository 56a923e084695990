import { expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { importing, polygon, type Ring, report, square } from "./importing.ts";

const line = (properties: object, coordinates: number[][]) => ({
  type: "Feature",
  properties,
  geometry: { type: "LineString", coordinates },
});
const point = (properties: object, coordinates: number[], more: object = {}) => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates },
  ...more,
});

eachEngine((engine) => {
  const { csv, features, refusal } = importing();

  test("OpenStreetMap's tags become our kinds; others stay as they are", async () => {
    const database = await engine.fresh();
    await features(database, "buildings", [
      polygon(
        square(113.2, 35.2, 0.001),
        { building: "yes", "addr:street": "解放路", "addr:housenumber": "12" },
        { id: 1 },
      ),
      polygon(
        square(113.21, 35.2, 0.001),
        { building: "residential", "building:levels": "6", height: "18 m" },
        { id: 2 },
      ),
      polygon(square(113.22, 35.2, 0.001), { building: "hotel", name: "宾馆" }, { id: 3 }),
    ]);
    expect(await database.sql`select code, kind, name, address, floors, height_m from building order by code`).toEqual([
      { code: "1", kind: "other", name: null, address: "解放路12号", floors: null, height_m: null },
      { code: "2", kind: "apartments", name: null, address: null, floors: 6, height_m: 18 },
      { code: "3", kind: "hotel", name: "宾馆", address: null, floors: null, height_m: null },
    ]);
    await features(database, "roads", [
      line({ code: "a", highway: "living_street", bridge: "yes" }, [
        [113, 35],
        [113.1, 35],
      ]),
      line({ code: "b", waterway: "canal", bridge: "no" }, [
        [113, 35],
        [113.1, 35],
      ]),
      line({ code: "c", kind: "wall" }, [
        [113, 35],
        [113.1, 35],
      ]),
    ]);
    expect(await database.sql`select kind, bridge, tunnel from road order by code`).toEqual([
      { kind: "living_street", bridge: true, tunnel: false },
      { kind: "river", bridge: false, tunnel: false },
      { kind: "wall", bridge: false, tunnel: false },
    ]);
    await features(database, "areas", [
      polygon(square(113.2, 35.2, 0.001), { code: "a", landuse: "grass" }),
      polygon(square(113.2, 35.2, 0.001), { code: "b", amenity: "university", landuse: "grass" }),
      polygon(square(113.2, 35.2, 0.001), { code: "c", landuse: "military" }),
      polygon(square(113.2, 35.2, 0.001), { code: "d" }),
    ]);
    expect((await database.sql`select kind from land order by code`).map(({ kind }) => kind)).toEqual([
      "green",
      "school",
      "military",
      "other",
    ]);
    await features(database, "places", [
      point({ code: "a", railway: "subway_entrance", name: "1号口" }, [113.2, 35.2]),
      point({ code: "b", shop: "books", name: "书店" }, [113.2, 35.2]),
      point({ code: "c", kind: "gate" }, [113.2, 35.2]),
      point({ code: "d", barrier: "lift_gate" }, [113.2, 35.2]),
    ]);
    expect((await database.sql`select kind from place order by code`).map(({ kind }) => kind)).toEqual([
      "subway",
      "shop",
      "gate",
      "gate",
    ]);
  });

  test("each kind needs its geometry", async () => {
    const database = await engine.fresh();
    const result = await features(database, "buildings", [
      polygon(square(113.2, 35.2, 0.001), { code: "a" }),
      point({ code: "b" }, [113.2, 35.2]),
      { type: "Feature", properties: { code: "c" }, geometry: null },
      polygon(square(35.2, 113.2, 0.001), { code: "d" }),
    ]);
    expect(result).toMatchObject({ loaded: 1, rejected: 3 });
    const rows = report(result.rejects);
    expect(rows.map(({ reason }) => reason)).toEqual(["shape_type", "shape_missing", "position_swapped"]);
    expect(rows[0]).toMatchObject({ code: "b", geometry: '{"type":"Point","coordinates":[113.2,35.2]}' });
    const places = await features(database, "places", [
      polygon(square(113.2, 35.2, 0.001)),
      { type: "Feature", properties: { name: "坐标在列里", lng: "113.2", lat: 35.2 }, geometry: null },
    ]);
    expect(places).toMatchObject({ loaded: 1, rejected: 1 });
  });

  test("lines and areas do not fit in a CSV", async () => {
    const database = await engine.fresh();
    for (const kind of ["roads", "buildings", "areas", "grids"] as const) {
      expect(await refusal(() => csv(database, kind, "code,name\n1,x"))).toMatchObject({
        code: "format_without_shape",
      });
    }
  });

  test("a flat building is loaded and named", async () => {
    const database = await engine.fresh();
    const flat: Ring = [
      [113.2, 35.2],
      [113.21, 35.21],
      [113.22, 35.22],
      [113.2, 35.2],
    ];
    const result = await features(database, "buildings", [polygon(flat, { code: "a" })]);
    expect(result).toMatchObject({ loaded: 1, odd: 1 });
    expect(report(result.odds)).toMatchObject([{ reason: "shape_flat" }]);
    expect(await features(database, "buildings", [polygon(flat, { code: "a" })])).toMatchObject({
      unchanged: 1,
      odd: 1,
    });
  });

  test("facilities: names are required, unknown kinds added", async () => {
    const database = await engine.fresh();
    const result = await csv(
      database,
      "facilities",
      '名称,类型,坐标\n一号桩,充电桩,"113.2,35.2"\n,充电桩,"113.2,35.2"\n驿站,骑手驿站,113.2 35.2',
    );
    expect(result).toMatchObject({ loaded: 2, rejected: 1, added: { facility_kind: ["骑手驿站"] } });
    expect(
      await database.sql`
      select name, kind.code as kind from facility join facility_kind as kind on kind.id = kind_id order by facility.name`,
    ).toEqual([
      { name: "一号桩", kind: "charging" },
      { name: "驿站", kind: "骑手驿站" },
    ]);
  });

  test("a run is recorded with whom to name, from the option or from the file", async () => {
    const database = await engine.fresh();
    const { write, run } = importing();
    const file = write(
      "town.geojson",
      JSON.stringify({
        type: "FeatureCollection",
        copyright: "© 某某",
        simulated: true,
        features: [point({ name: "a" }, [113, 35])],
      }),
    );
    await run(database, "places", file);
    await run(database, "places", file);
    await run(database, "places", file, { attribution: "模拟数据" });
    expect(
      await database.sql`select kind, file, attribution, simulated, loaded, unchanged from import_run order by id`,
    ).toEqual([
      { kind: "places", file: "town.geojson", attribution: "© 某某", simulated: true, loaded: 1, unchanged: 0 },
      { kind: "places", file: "town.geojson", attribution: "模拟数据", simulated: true, loaded: 0, unchanged: 1 },
    ]);
  });
});
