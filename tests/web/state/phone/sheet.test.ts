import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextHeight, SHEET_HEIGHTS, settledHeight, sheetPx, steppedHeight } from "../../../../web/state/phone/sheet.ts";

const windows = fc.integer({ min: 280, max: 1200 });

describe("the sheet", () => {
  test("its heights rise and always leave something of the map", () => {
    fc.assert(
      fc.property(windows, (windowPx) => {
        const [low, half, tall] = SHEET_HEIGHTS.map((height) => sheetPx(height, windowPx));
        expect(low).toBeLessThanOrEqual(half);
        expect(half).toBeLessThanOrEqual(tall);
        expect(tall).toBeLessThan(windowPx);
      }),
    );
  });

  test("let go at rest it takes the nearest height, flicked the next one in that direction", () => {
    const half = sheetPx("half", 844);
    expect(settledHeight(half + 30, 0, 844)).toBe("half");
    expect(settledHeight(half + 30, 2, 844)).toBe("tall");
    expect(settledHeight(half - 30, -2, 844)).toBe("low");
    expect(settledHeight(2000, 2, 844)).toBe("tall");
    expect(settledHeight(0, -2, 844)).toBe("low");
  });

  test("buttons reach every height", () => {
    expect([nextHeight("low"), nextHeight("half"), nextHeight("tall")]).toEqual(["half", "tall", "low"]);
    expect([steppedHeight("low", -1), steppedHeight("low", 1), steppedHeight("tall", 1)]).toEqual([
      "low",
      "half",
      "tall",
    ]);
  });
});
