import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fromWgs84, toWgs84 } from "../../domain/datum.ts";
import type { Position } from "../../domain/position.ts";
import { describeShared } from "../support/shared.ts";

type Place = { attrs: { name: string }; coords: Record<"WGS84" | "GCJ02" | "BD09", [number, number]> };

const metresBetween = (a: Position, b: Position) =>
  Math.hypot((a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180), a[1] - b[1]) * 111_195;

// The places were converted by the map makers, who cut to whole 1/3,686,400 degrees (3 cm) once before and once after.
// So 6.5 cm is what no formula without those cuts can undercut; the middle place agrees to two centimetres.
describeShared("664 places in three datums", (folder) => {
  const places = (): Place[] => JSON.parse(readFileSync(join(folder, "fixtures/datum-664-places.json"), "utf8"));
  const offM = (convert: (place: Place) => Position, answer: (place: Place) => Position) =>
    places()
      .map((place) => metresBetween(convert(place), answer(place)))
      .sort((a, b) => a - b);

  test.each(["gcj02", "bd09"] as const)("%s agrees to centimetres, both ways", (datum) => {
    const key = datum === "gcj02" ? "GCJ02" : "BD09";
    const there = offM(
      (place) => fromWgs84(place.coords.WGS84, datum),
      (place) => place.coords[key],
    );
    const back = offM(
      (place) => toWgs84(place.coords[key], datum),
      (place) => place.coords.WGS84,
    );
    for (const off of [there, back]) {
      expect(off.length).toBe(664);
      expect(off[332]).toBeLessThan(0.025);
      expect(off[663]).toBeLessThan(0.08);
    }
  });

  test("there and back is the same centimetre", () => {
    for (const datum of ["gcj02", "bd09"] as const) {
      const off = offM(
        (place) => toWgs84(fromWgs84(place.coords.WGS84, datum), datum),
        (place) => place.coords.WGS84,
      );
      expect(off[663]).toBeLessThan(0.001);
    }
  });
});
