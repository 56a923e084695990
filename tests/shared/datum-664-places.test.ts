import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fromWgs84, toWgs84 } from "../../domain/datum.ts";
import type { Position } from "../../domain/position.ts";
import { describeShared } from "../support/shared.ts";

type Place = { attrs: { name: string }; coords: Record<"WGS84" | "GCJ02" | "BD09", [number, number]> };

const metresBetween = (a: Position, b: Position) =>
  Math.hypot((a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180), a[1] - b[1]) * 111_195;

// The map makers cut to whole 1/3,686,400 degrees (3 cm) once before and once after they convert. So 4 cm is what no
// conversion that leads back can undercut; with their cuts every place agrees to a centimetre.
const STEPS_PER_DEGREE = 3_686_400;
const HALF_STEP = 0.5 / STEPS_PER_DEGREE;
const cut = ([lng, lat]: Position): Position => [
  Math.floor(lng * STEPS_PER_DEGREE) / STEPS_PER_DEGREE,
  Math.floor(lat * STEPS_PER_DEGREE) / STEPS_PER_DEGREE,
];
const halfStepOn = ([lng, lat]: Position): Position => [lng + HALF_STEP, lat + HALF_STEP];

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
      expect(off[332]).toBeLessThan(0.017);
      expect(off[663]).toBeLessThan(0.04);
    }
  });

  test("with the map makers' cuts GCJ-02 is theirs to the centimetre", () => {
    const off = offM(
      (place) => cut(halfStepOn(fromWgs84(halfStepOn(cut(place.coords.WGS84)), "gcj02"))),
      (place) => place.coords.GCJ02,
    );
    expect(off[663]).toBeLessThan(0.01);
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
