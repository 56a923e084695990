import { beforeAll, describe, expect, test } from "vitest";
import { isWithin } from "../../../../domain/drawn-area.ts";
import { communityTwiceArea } from "../../../../domain/layout/fabric/border.ts";
import { buildFabric } from "../../../../domain/layout/fabric/build.ts";
import { cellsOf } from "../../../../domain/layout/fabric/cells-of.ts";
import { checkFabric } from "../../../../domain/layout/fabric/check.ts";
import type { FabricSources } from "../../../../domain/layout/fabric/sources.ts";
import { stairOf } from "../../../../domain/layout/fabric/stairs.ts";
import type { Fabric } from "../../../../domain/layout/fabric.ts";
import { keptTown } from "../../../data/town/town-files.ts";
import { eachEngine } from "../../../support/engines.ts";
import { sourcesOfTown } from "./town-sources.ts";

describe("the demonstration street", () => {
  let folder = "";
  const built: { code: string; sources: FabricSources; fabric: Fabric; faults: string[] }[] = [];
  beforeAll(async () => {
    folder = await keptTown("street");
    for (const [code, sources] of sourcesOfTown(folder)) {
      const { fabric, notes } = buildFabric(sources);
      built.push({ code, sources, fabric, faults: notes.map(({ fault }) => fault) });
    }
  });

  const homesOf = ({ sources: { households, origin } }: (typeof built)[0]) => ({
    building: households.map(({ building }) => building ?? 0),
    stair: households.map(({ unit }) => stairOf(unit)),
    x: households.map(({ position: [lng] }) => Math.round(lng * 1e7) - origin[0]),
    y: households.map(({ position: [, lat] }) => Math.round(lat * 1e7) - origin[1]),
  });

  test("every community is covered exactly; nothing is wrong with the town but towers of one stair", () => {
    expect(built.length).toBe(6);
    for (const { code, sources, fabric, faults } of built) {
      expect(checkFabric(fabric, communityTwiceArea(sources.border, sources.origin)), code).toEqual([]);
      expect(new Set([...faults, "building-uncut"]), code).toEqual(new Set(["building-uncut"]));
    }
  });

  test("every household is in one cell, the same by its building as by its place", () => {
    for (const one of built) {
      const homes = homesOf(one);
      const byBuilding = cellsOf(one.fabric, homes);
      const byPlace = cellsOf(one.fabric, { ...homes, building: homes.building.map(() => 0) });
      expect(byPlace, one.code).toEqual(byBuilding);
    }
  });

  test("a cell of more than 60 households is one stair", () => {
    for (const one of built) {
      const homes = homesOf(one);
      const members = new Map<number, number[]>();
      cellsOf(one.fabric, homes).forEach((cell, i) => {
        members.set(cell, [...(members.get(cell) ?? []), homes.stair[i]]);
      });
      const large = [...members.values()].filter((stairs) => stairs.length > 60);
      for (const stairs of large) expect(new Set(stairs).size, one.code).toBe(1);
      expect([...members.values()].flat().length).toBe(homes.x.length);
    }
  });

  test("cells keep within the microgrids in force: each has the ground it had, to two square metres", () => {
    for (const { sources, fabric } of built) {
      const { cells, origin } = fabric;
      for (const { code, border } of sources.grids) {
        const polygons = border.type === "Polygon" ? [border.coordinates] : border.coordinates;
        let twiceArea = 0;
        for (let cell = 0; cell < cells.length; cell++) {
          const [lng, lat] = [(origin[0] + cells.x[cell]) / 1e7, (origin[1] + cells.y[cell]) / 1e7];
          if (polygons.some((coordinates) => isWithin(lng, lat, { type: "Polygon", coordinates }))) {
            twiceArea += cells.twiceArea[cell];
          }
        }
        const offM2 = ((twiceArea - communityTwiceArea(border, origin)) / 2) * 0.0111195 ** 2 * 0.817;
        expect(Math.abs(offM2), code).toBeLessThan(2);
      }
    }
  });

  eachEngine((engine) => {
    test("PostGIS makes the same cells of the arcs: as many, valid, of the same areas, each around its point", async () => {
      const { sql } = await engine.open();
      for (const { code, fabric } of built.slice(0, 2)) {
        const { cells } = fabric;
        const [found] = await sql`
          with line as (
            select st_geomfromtext(text) as shape from json_array_elements_text(${JSON.stringify(linesOf(fabric))}::text::json) as text
          ), cell as (
            select (st_dump(st_polygonize(shape))).geom as shape from line
          ), point as (
            select (value ->> 0)::float as x, (value ->> 1)::float as y, (value ->> 2)::float as area
            from json_array_elements(${JSON.stringify(pointsOf(fabric))}::text::json) as value
          )
          select
            (select count(*)::int from cell) as cells,
            (select count(*)::int from cell where not st_isvalid(shape)) as invalid,
            (select sum(st_area(shape) * 2)::text from cell) as area,
            (select count(*)::int from point join cell
              on st_contains(shape, st_makepoint(x, y)) and st_area(shape) * 2 = area) as met`;
        const area = cells.twiceArea.reduce((sum, one) => sum + one, 0);
        expect({ ...found, area: Number(found.area) }, code).toEqual({
          cells: cells.length,
          invalid: 0,
          area,
          met: cells.length,
        });
      }
    });
  });
});

/** The arcs as well-known text, in whole lattice numbers. */
const linesOf = ({ x, y, arcs }: Fabric): string[] =>
  Array.from({ length: arcs.length }, (_, arc) => {
    const points = Array.from({ length: arcs.start[arc + 1] - arcs.start[arc] }, (_, i) => arcs.start[arc] + i);
    return `linestring(${points.map((i) => `${x[i]} ${y[i]}`).join()})`;
  });

const pointsOf = ({ cells }: Fabric): number[][] =>
  Array.from(cells.x, (x, cell) => [x, cells.y[cell], cells.twiceArea[cell]]);
