import { describe, expect, test } from "vitest";
import {
  formatCell,
  formatCount,
  formatDay,
  formatDuration,
  formatFigure,
  formatLength,
  formatMoment,
  formatShare,
  formatTime,
} from "../../../web/text/format.ts";

describe("figures", () => {
  test("shares in percent, without decimals from 10 on", () => {
    expect([formatShare(0.694), formatShare(1), formatShare(0.042), formatShare(0)]).toEqual([
      "69%",
      "100%",
      "4.2%",
      "0%",
    ]);
    expect(formatShare(undefined)).toBe("–");
  });

  test("thousands, true minus, and a dash for what is not known", () => {
    expect(formatCount(16110)).toBe("16,110");
    expect(formatCount(1_000_000)).toBe("1,000,000");
    expect(formatCount(999)).toBe("999");
    expect(formatCount(-38)).toBe("−38");
    expect(formatCount(-0.2)).toBe("0");
    expect(formatCount(0)).toBe("0");
    for (const unknown of [null, undefined, Number.NaN]) expect(formatCount(unknown)).toBe("–");
  });

  test("nothing in a table is a dash", () => {
    expect(formatCell(0)).toBe("–");
    expect(formatCell(7)).toBe("7");
  });

  test("densities say no more than they know", () => {
    expect(formatFigure(0.4234)).toBe("0.42");
    expect(formatFigure(3.14)).toBe("3.1");
    expect(formatFigure(128.4)).toBe("128");
    expect(formatFigure(0)).toBe("0");
    expect(formatFigure(null)).toBe("–");
  });

  test("lengths", () => {
    expect([formatLength(50), formatLength(1000), formatLength(2000)]).toEqual(["50 m", "1 km", "2 km"]);
  });
});

describe("times", () => {
  const now = new Date(2026, 10, 20, 9, 40);

  test("this year's days without the year", () => {
    expect(formatDay(new Date(2026, 10, 7), now)).toBe("11-07");
    expect(formatDay(new Date(2010, 0, 1), now)).toBe("2010-01-01");
    expect(formatMoment(new Date(2026, 10, 7, 6, 5), now)).toBe("11-07 06:05");
    expect(formatTime(now)).toBe("09:40");
  });

  test("durations in their two largest parts", () => {
    const minutes = (count: number) => count * 60_000;
    expect(formatDuration(minutes(380), "zh")).toBe("6 时 20 分");
    expect(formatDuration(minutes(380), "en")).toBe("6 h 20 min");
    expect(formatDuration(minutes(3 * 1440 + 4 * 60 + 9), "zh")).toBe("3 天 4 时");
    expect(formatDuration(minutes(60), "zh")).toBe("1 时");
    expect(formatDuration(-minutes(5), "zh")).toBe("5 分");
    expect(formatDuration(0, "zh")).toBe("0 分");
  });
});
