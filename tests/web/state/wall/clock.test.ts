import { describe, expect, test } from "vitest";
import {
  clockDay,
  clockTime,
  driftAt,
  freshness,
  heardTime,
  isNight,
  isSwapped,
  OLD_MS,
  STOPPED_MS,
} from "../../../../web/state/wall/clock.ts";

/** A moment of 2026-11-20, a Friday, in China. */
const at = (time: string) => Date.parse(`2026-11-20T${time}:00+08:00`);

test("time and day are China's, wherever the wall hangs", () => {
  expect(clockTime(at("09:41"))).toBe("09:41");
  expect(heardTime(at("09:41"), at("23:59"))).toBe("09:41");
  expect(heardTime(at("09:41"), at("23:59") + 60_000)).toBe("11-20 09:41");
  expect(clockDay(at("00:05"))).toEqual({ month: 11, day: 20, weekday: 5 });
});

test("data are old after three minutes, and have stopped after fifteen", () => {
  expect([0, OLD_MS - 1, OLD_MS, STOPPED_MS - 1, STOPPED_MS].map(freshness)).toEqual([
    "fresh",
    "fresh",
    "old",
    "old",
    "stopped",
  ]);
});

describe("night", () => {
  const night = { from: "22:00", to: "06:00" };
  test("lasts over midnight", () => {
    expect(["21:59", "22:00", "03:00", "05:59", "06:00"].map((time) => isNight(at(time), night))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
  test("of nobody's setting there is none, nor of one that has no length", () => {
    expect(isNight(at("23:00"), null)).toBe(false);
    expect(isNight(at("22:00"), { from: "22:00", to: "22:00" })).toBe(false);
  });
});

describe("against burn-in", () => {
  const places = Array.from({ length: 13 }, (_, step) => driftAt(at("08:00") + step * 180_000));
  test("the picture goes round a ring of twelve places in 36 minutes, two pixels a step", () => {
    expect(new Set(places.map(String)).size).toBe(12);
    expect(places[12]).toEqual(places[0]);
    for (let step = 0; step < 12; step++) {
      const [[ax, ay], [bx, by]] = [places[step], places[step + 1]];
      expect(Math.hypot(ax - bx, ay - by)).toBe(2);
    }
  });
  test("the header's sides change at midnight and at no other time of the day", () => {
    const sides = ["00:00", "06:00", "12:00", "23:59"].map((time) => isSwapped(at(time)));
    expect(new Set(sides).size).toBe(1);
    expect(isSwapped(at("00:00") - 1)).toBe(!sides[0]);
  });
});
