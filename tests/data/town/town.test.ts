import { rmSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Scale } from "../../../data/town/layout.ts";
import { nearestShare } from "../../../domain/walking/segments.ts";
import { featuresOf, filesOf, keptTown, lattice, type Row, ringsOf, rowsOf, writtenTown } from "./town-files.ts";

const FILES = [
  "areas.geojson",
  "buildings.geojson",
  "communities.geojson",
  "facilities.csv",
  "grids.geojson",
  "hot-spots.json",
  "households.csv",
  "incidents.csv",
  "places.geojson",
  "roads.geojson",
  "staff.csv",
  "town.json",
  "visits.csv",
];

test("the same seed gives the same bytes, another seed another town", async () => {
  const folders = [await writtenTown("village"), await writtenTown("village"), await writtenTown("village", 2)];
  const [first, again, other] = folders.map(filesOf);
  expect([...first.keys()].sort()).toEqual(FILES);
  for (const name of FILES) expect(again.get(name)!.equals(first.get(name)!), name).toBe(true);
  expect(other.get("households.csv")!.equals(first.get("households.csv")!)).toBe(false);
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const SIZES: Record<Exclude<Scale, "county">, Record<string, number>> = {
  village: { households: 2_400, incidents: 6_200, community: 1, grid: 5, microgrid: 98 },
  street: { households: 18_400, incidents: 52_000, community: 6, grid: 46, compound: 58 },
};

describe.each(["village", "street"] as const)("the %s", (scale) => {
  let folder = "";
  let households: Row[] = [];
  beforeAll(async () => {
    folder = await keptTown(scale);
    households = rowsOf(folder, "households");
  });

  test("has its size", () => {
    const wanted = SIZES[scale];
    const areas = [...featuresOf(folder, "communities"), ...featuresOf(folder, "grids")];
    const count = (level: string) => areas.filter((area) => area.properties.level === level).length;
    expect(households.length).toBe(wanted.households);
    expect(rowsOf(folder, "incidents").length).toBe(wanted.incidents);
    for (const level of ["community", "grid"]) expect(count(level), level).toBe(wanted[level]);
    if (wanted.microgrid) expect(count("microgrid")).toBe(wanted.microgrid);
    else expect(count("microgrid") / wanted.grid).toBeGreaterThan(6);
    const compounds = featuresOf(folder, "areas").filter((land) => land.properties.kind === "compound");
    if (wanted.compound) expect(compounds.length).toBe(wanted.compound);
    expect(new Set(compounds.map((land) => land.properties.name)).size).toBe(compounds.length);
  });

  test("gives every compound its gates, on its wall and with its name", () => {
    const gates = rowsOf(folder, "facilities").filter(({ kind }) => kind === "gate");
    for (const compound of featuresOf(folder, "areas").filter(({ properties }) => properties.kind === "compound")) {
      const { name } = compound.properties;
      const own = gates.filter(
        (gate) => gate.name.startsWith(name) && /^[东南西北]门$/.test(gate.name.slice(name.length)),
      );
      expect(own.length, name).toBeGreaterThan(0);
      const [ring] = ringsOf(compound);
      const awayFrom = ([x, y]: readonly number[]) =>
        Math.min(
          ...ring.map(([ax, ay], i) => {
            const [bx, by] = ring[(i + 1) % ring.length];
            const share = nearestShare(x, y, ax, ay, bx, by);
            return Math.hypot(ax + share * (bx - ax) - x, ay + share * (by - ay) - y);
          }),
        );
      // in centimetres, near enough
      for (const { lng, lat } of own) expect(awayFrom(lattice([Number(lng), Number(lat)])), name).toBeLessThan(3);
    }
  });

  test("a few homes carry a tag that not everybody may see, and no shop or empty flat does", () => {
    const restricted = households.filter(({ tags }) =>
      /重大疾病|精神障碍|失智|宗教信仰|信访|社区矫正|刑满释放/.test(tags),
    );
    expect(restricted.length / households.length).toBeGreaterThan(0.01);
    expect(restricted.length / households.length).toBeLessThan(0.04);
    expect(restricted.some(({ tags }) => tags.includes(";"))).toBe(true);
    expect(restricted.filter(({ type }) => type === "vacant" || type === "business")).toEqual([]);
  });

  test("says in every GeoJSON file that it is made up", () => {
    for (const [name, bytes] of filesOf(folder)) {
      if (!name.endsWith(".geojson")) continue;
      expect(JSON.parse(bytes.toString()), name).toMatchObject({ simulated: true, attribution: "模拟数据" });
    }
    expect(JSON.parse(filesOf(folder).get("town.json")!.toString())).toMatchObject({ scale, seed: 1, simulated: true });
  });

  test("gives no code twice", () => {
    const files = ["communities", "grids", "areas", "roads", "places", "buildings"];
    const codes = [
      ...files.map((name) => [name, featuresOf(folder, name).map((feature) => feature.properties.code)] as const),
      ...["households", "facilities", "incidents"].map(
        (name) => [name, rowsOf(folder, name).map((row) => row.code)] as const,
      ),
    ];
    for (const [name, list] of codes) {
      expect(list.length, name).toBeGreaterThan(0);
      expect(new Set(list).size, name).toBe(list.length);
    }
  });

  test("gives no two households of one building the same address or the same place", () => {
    const seen = new Set(households.map((row) => `${row.building} ${row.address}`));
    expect(seen.size).toBe(households.length);
    expect(new Set(households.map((row) => `${row.lng} ${row.lat}`)).size).toBe(households.length);
  });

  test("names every area once within its parent, codes begin with the parent's", () => {
    const areas = [...featuresOf(folder, "communities"), ...featuresOf(folder, "grids")].map((area) => area.properties);
    expect(new Set(areas.map((area) => `${area.parent} ${area.name}`)).size).toBe(areas.length);
    for (const area of areas) if (area.parent) expect(area.code.startsWith(area.parent), area.code).toBe(true);
    const lengths = { county: 6, street: 9, community: 12, grid: 15, microgrid: 17 } as Record<string, number>;
    for (const area of areas) expect(area.code.length).toBe(lengths[area.level]);
  });

  test("has a worker for every microgrid and a leader for every grid, some of them for several", () => {
    const staff = rowsOf(folder, "staff");
    const covered = (duties: string[]) =>
      new Set(staff.filter((row) => duties.includes(row.duty)).map((row) => row.area));
    const workers = covered(["microgrid-worker", "part-time-worker"]);
    const leaders = covered(["grid-leader"]);
    for (const { properties } of featuresOf(folder, "grids")) {
      expect((properties.level === "grid" ? leaders : workers).has(properties.code), properties.code).toBe(true);
    }
    expect(new Set(staff.map((row) => row.code)).size).toBeLessThan(staff.length);
  });
});

test("at street scale nearly all grids hold 300 to 500 households, and types have plausible shares", async () => {
  const folder = await keptTown("street");
  const households = rowsOf(folder, "households");
  const grids = featuresOf(folder, "grids").filter(
    ({ properties }) => properties.level === "grid" && properties.kind === "urban",
  );
  const homes = new Map(
    featuresOf(folder, "buildings").map((building) => [building.properties.code, ringsOf(building)[0][0]]),
  );
  expect(homes.size).toBeGreaterThan(1_000);
  const microgrids = featuresOf(folder, "grids").filter(({ properties }) => properties.level === "microgrid");
  const { pointLocator } = await import("./locator.ts");
  const locate = pointLocator(microgrids);
  const counts = new Map<string, number>();
  for (const row of households) {
    const grid = locate([Number(row.lng), Number(row.lat)])!.slice(0, 15);
    counts.set(grid, (counts.get(grid) ?? 0) + 1);
  }
  const inBand = grids.filter(({ properties }) => {
    const count = counts.get(properties.code) ?? 0;
    return count >= 300 && count <= 500;
  });
  expect(inBand.length).toBeGreaterThanOrEqual(grids.length - 9);
  const share = (type: string) => households.filter((row) => row.type === type).length / households.length;
  expect(share("ordinary")).toBeGreaterThan(0.55);
  expect(share("rented")).toBeGreaterThan(0.09);
  expect(share("business")).toBeLessThan(0.09);
  for (const type of ["party", "elder", "vacant"]) expect(share(type)).toBeGreaterThan(0.02);
  for (const type of ["low-income", "disabled", "child", "monitored", "honoured"]) {
    expect(share(type)).toBeGreaterThan(0);
    expect(share(type)).toBeLessThan(0.025);
  }
});
