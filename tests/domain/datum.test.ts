import { describe, expect, test } from "vitest";
import { DATUMS, type Datum, fromWgs84, toWgs84 } from "../../domain/datum.ts";
import type { Position } from "../../domain/position.ts";

const metresBetween = (a: Position, b: Position) =>
  Math.hypot((a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180), a[1] - b[1]) * 111_195;

const TOWN: Position = [113.2407, 35.2393];
const HOUSTON: Position = [-95.4119, 29.7383];

describe("datum", () => {
  const lostIn = (datum: Datum, beside: number) => {
    let mostM = 0;
    for (let lng = 74 + beside; lng <= 134; lng += 0.5) {
      for (let lat = 18 + beside; lat <= 53; lat += 0.5) {
        const there: Position = fromWgs84([lng, lat], datum);
        mostM = Math.max(mostM, metresBetween(toWgs84(there, datum), [lng, lat]));
      }
    }
    return mostM;
  };

  test.each(DATUMS)("there and back through %s loses less than a millimetre anywhere in China", (datum) => {
    for (const beside of [0.00001, 0.013, 0.07, 0.166]) expect(lostIn(datum, beside)).toBeLessThan(0.001);
  });

  test.each(DATUMS)("on the lines where GCJ-02 tears, %s leads back within what is torn", (datum) => {
    expect(lostIn(datum, 0)).toBeLessThan(0.1);
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
