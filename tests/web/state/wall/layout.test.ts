import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BOXES } from "../../../../web/state/wall/boxes.ts";
import { wallLayout } from "../../../../web/state/wall/layout.ts";
import { DRIFT_PX, overlap, type Rect, remOf, type Screen, SEAM_PX } from "../../../../web/state/wall/screen.ts";

const KINDS = ["whole", "communities", "community", "hot-spots", "day-plan"] as const;

const screen = (widthPx: number, heightPx: number, columns = 1, rows = 1): Screen => ({
  widthPx,
  heightPx,
  columns,
  rows,
  widthMm: 0,
  distanceMm: 6000,
});

const boxesOf = (at: Screen, scene: (typeof KINDS)[number] = "whole") => [...wallLayout(at, scene).boxes.keys()];

const anyScreen = fc
  .record({
    widthPx: fc.integer({ min: 1024, max: 8000 }),
    heightPx: fc.integer({ min: 600, max: 4400 }),
    columns: fc.integer({ min: 1, max: 5 }),
    rows: fc.integer({ min: 1, max: 4 }),
    widthMm: fc.constantFrom(0, 1210, 2400, 4800, 7200),
    distanceMm: fc.integer({ min: 2000, max: 9000 }),
  })
  .filter(({ widthPx, heightPx }) => widthPx / heightPx > 0.5 && widthPx / heightPx < 6);

const anyLayout = fc.record({ at: anyScreen, scene: fc.constantFrom(...KINDS), swapped: fc.boolean() });

const crosses = (rect: Rect, seams: { x: readonly number[]; y: readonly number[] }) =>
  seams.x.some((x) => rect.x < x + SEAM_PX + DRIFT_PX && rect.x + rect.width > x - SEAM_PX - DRIFT_PX) ||
  seams.y.some((y) => rect.y < y + SEAM_PX + DRIFT_PX && rect.y + rect.height > y - SEAM_PX - DRIFT_PX);

describe("on any screen", () => {
  test("nothing overlaps, nothing leaves the screen, nothing comes near a seam", () => {
    fc.assert(
      fc.property(anyLayout, ({ at, scene, swapped }) => {
        const layout = wallLayout(at, scene, swapped);
        const beside = [...layout.boxes.values()];
        const onMap = [layout.title, layout.legend, ...(layout.ticker ? [layout.ticker] : [])];
        const rects = [...beside, ...onMap];
        rects.forEach((rect, index) => {
          expect(rect.x).toBeGreaterThanOrEqual(DRIFT_PX);
          expect(rect.y).toBeGreaterThanOrEqual(DRIFT_PX);
          expect(rect.x + rect.width).toBeLessThanOrEqual(at.widthPx - DRIFT_PX);
          expect(rect.y + rect.height).toBeLessThanOrEqual(at.heightPx - DRIFT_PX);
          expect(crosses(rect, layout.seams)).toBe(false);
          for (const other of rects.slice(index + 1)) expect(overlap(rect, other)).toBe(false);
        });
        for (const rect of beside) expect(overlap(rect, layout.map)).toBe(false);
        for (const rect of [layout.message, ...onMap]) expect(overlap(rect, layout.map)).toBe(true);
        expect(overlap(layout.message, layout.title)).toBe(false);
      }),
    );
  });

  test("the clock, the figures and what is urgent are always there, but for the plan of the day", () => {
    fc.assert(
      fc.property(anyLayout, ({ at, scene, swapped }) => {
        const { boxes } = wallLayout(at, scene, swapped);
        expect(boxes.has("clock") && boxes.has("figures")).toBe(true);
        if (scene !== "day-plan") expect(boxes.has("urgent")).toBe(true);
      }),
    );
  });

  test("what must be read from six metres is 1/45 of the height, and 16 minutes of arc where the width is told", () => {
    fc.assert(
      fc.property(anyScreen, (at) => {
        const { rem, body } = wallLayout(at, "whole");
        expect(body).toBeGreaterThanOrEqual(at.heightPx / 45);
        expect(body).toBeGreaterThan(rem);
      }),
    );
    // 2.4 m wide, read from 6 m: 28 mm are 22 px, less than a forty-fifth of the height
    expect(remOf({ ...screen(1920, 1080), widthMm: 2400 })).toBe(24);
    // one of 55 inches, read from 6 m: 28 mm are 44 px
    expect(remOf({ ...screen(1920, 1080), widthMm: 1210 })).toBe(44);
  });
});

describe("what has room", () => {
  test("one screen of 1920 × 1080 shows other figures with each scene", () => {
    expect(boxesOf(screen(1920, 1080))).toEqual(["clock", "figures", "flow", "urgent", "hourly"]);
    expect(boxesOf(screen(1920, 1080), "communities")).toContain("communities");
    expect(boxesOf(screen(1920, 1080), "hot-spots")).toEqual(expect.arrayContaining(["kinds", "trend"]));
    expect(boxesOf(screen(1920, 1080), "day-plan")).toEqual(expect.arrayContaining(["plan", "staffing"]));
  });

  test("two panels show nearly all at once, each always at the same place; three show all", () => {
    const two = screen(3840, 1080, 2);
    expect(boxesOf(two).length).toBeGreaterThanOrEqual(BOXES.length - 1);
    expect(wallLayout(two, "whole").boxes).toEqual(wallLayout(two, "communities").boxes);
    expect(wallLayout(two, "whole").map.width).toBe(1920);
    expect(boxesOf(screen(5760, 1080, 3)).sort()).toEqual([...BOXES].sort());
  });

  test.each([
    [1920, 1080],
    [1366, 768],
    [1080, 1920],
  ])("at %d × %d the clock and the figures stay where they are whatever scene comes", (width, height) => {
    const places = KINDS.map((scene) => {
      const { boxes } = wallLayout(screen(width, height), scene);
      return [boxes.get("clock"), boxes.get("figures")];
    });
    for (const place of places) expect(place).toEqual(places[0]);
  });

  test("one of 55 inches read from six metres is left the map, four figures and what is urgent", () => {
    const at = { ...screen(1920, 1080), widthMm: 1210 };
    expect(boxesOf(at)).toEqual(["clock", "figures", "urgent"]);
  });

  test("the header's sides change, and the map stays", () => {
    const [one, other] = [wallLayout(screen(1920, 1080), "whole"), wallLayout(screen(1920, 1080), "whole", true)];
    expect(one.title.x).toBeLessThan(other.title.x);
    expect(one.map).toEqual(other.map);
  });
});
