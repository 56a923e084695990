import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leader, placeCallouts, placeLabels } from "../../../../web/state/wall/placer.ts";
import { overlap, type Rect } from "../../../../web/state/wall/screen.ts";

const FIELDS: Rect[] = [
  { x: 20, y: 20, width: 900, height: 1000 },
  { x: 1000, y: 20, width: 900, height: 1000 },
];
const TAKEN: Rect[] = [{ x: 20, y: 20, width: 400, height: 120 }];
const GROUND = { fields: FIELDS, taken: TAKEN };

const inside = (rect: Rect) =>
  FIELDS.some(
    (field) =>
      rect.x >= field.x &&
      rect.y >= field.y &&
      rect.x + rect.width <= field.x + field.width &&
      rect.y + rect.height <= field.y + field.height,
  );

const places = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 1920 }),
    y: fc.integer({ min: 0, max: 1080 }),
    width: fc.integer({ min: 60, max: 420 }),
    height: fc.integer({ min: 24, max: 80 }),
  }),
  { maxLength: 40 },
);

describe("names and callouts", () => {
  test("lie within a panel, clear of what stands there and of each other", () => {
    fc.assert(
      fc.property(places, places, (called, named) => {
        const callouts = placeCallouts(
          called.slice(0, 3).map((place, id) => ({ ...place, id })),
          GROUND,
          28,
        ).map(({ rect }) => rect);
        const ground = { fields: FIELDS, taken: [...TAKEN, ...callouts] };
        const labels = placeLabels(
          named.map((place, id) => ({ ...place, id: String(id) })),
          ground,
        ).map(({ rect }) => rect);
        const all = [...callouts, ...labels];
        all.forEach((rect, index) => {
          expect(inside(rect)).toBe(true);
          for (const other of [...TAKEN, ...all.slice(index + 1)]) expect(overlap(rect, other)).toBe(false);
        });
      }),
      { numRuns: 60 },
    );
  });

  test("a callout stands right of its mark, at its left where a seam is in the way", () => {
    const [free, atSeam] = [500, 800].map(
      (x) => placeCallouts([{ id: 1, x, y: 500, width: 200, height: 60 }], GROUND, 20)[0].rect,
    );
    expect(free.x).toBe(520);
    expect(atSeam.x + atSeam.width).toBe(780);
  });

  test("a callout covers no mark of another", () => {
    const two = [500, 640].map((x, id) => ({ id, x, y: 500, width: 200, height: 60 }));
    const [{ rect }] = placeCallouts(two, GROUND, 20);
    expect(overlap(rect, { x: 620, y: 480, width: 40, height: 40 })).toBe(false);
  });

  test("a name moves aside for a mark, and stays where everything is full of them", () => {
    const label = { id: "a", x: 500, y: 500, width: 100, height: 30 };
    const mark = { x: 490, y: 490, width: 20, height: 20 };
    expect(overlap(placeLabels([label], GROUND, [mark])[0].rect, mark)).toBe(false);
    const everywhere = [{ x: 0, y: 0, width: 1920, height: 1080 }];
    expect(placeLabels([label], GROUND, everywhere)[0].rect).toEqual({ x: 450, y: 485, width: 100, height: 30 });
  });

  test("the line from a mark ends at the nearest edge", () => {
    expect(leader({ x: 100, y: 50 }, { x: 140, y: 20, width: 80, height: 60 })).toEqual([140, 50]);
  });
});
