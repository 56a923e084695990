import { describe, expect, test } from "vitest";
import { DATUMS, fromWgs84, toWgs84 } from "../../domain/datum.ts";
import type { Position } from "../../domain/position.ts";

const metresBetween = (a: Position, b: Position) =>
  Math.hypot((a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180), a[1] - b[1]) * 111_195;

const TOWN: Position = [113.2407, 35.2393];
const HOUSTON: Position = [-95.4119, 29.7383];

describe("datum", () => {
  test.each(DATUMS)("there and back through %s loses less than a millimetre anywhere in China", (datum) => {
    for (let lng = 74; lng <= 134; lng += 3.7) {
      for (let lat = 18; lat <= 53; lat += 2.9) {
        const there: Position = fromWgs84([lng, lat], datum);
        expect(metresBetween(toWgs84(there, datum), [lng, lat])).toBeLessThan(0.001);
      }
    }
  });

  test("in Henan GCJ-02 lies some 580 m and BD-09 some 1,320 m off", () => {
    expect(metresBetween(fromWgs84(TOWN, "gcj02"), TOWN)).toBeGreaterThan(560);
    expect(metresBetween(fromWgs84(TOWN, "gcj02"), TOWN)).toBeLessThan(600);
    expect(metresBetween(fromWgs84(TOWN, "bd09"), TOWN)).toBeGreaterThan(1_280);
    expect(metresBetween(fromWgs84(TOWN, "bd09"), TOWN)).toBeLessThan(1_350);
  });

  test("CGCS2000 is WGS 84", () => {
    expect(toWgs84(TOWN, "cgcs2000")).toEqual(TOWN);
    expect(fromWgs84(TOWN, "cgcs2000")).toEqual(TOWN);
  });

  test("outside China GCJ-02 is WGS 84", () => {
    expect(toWgs84(HOUSTON, "gcj02")).toEqual(HOUSTON);
    expect(fromWgs84(HOUSTON, "gcj02")).toEqual(HOUSTON);
  });
});
