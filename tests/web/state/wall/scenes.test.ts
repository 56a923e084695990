import { describe, expect, test } from "vitest";
import { NO_ORDERS, type Scene, type WallOrders } from "../../../../domain/wall/settings.ts";
import { firstRotation, type Rotation, stepOf, stepsOf, turned } from "../../../../web/state/wall/scenes.ts";

const scene = (kind: Scene["kind"], seconds = 10, area: string | null = null): Scene => ({ kind, area, seconds });
const SHOWN = { communities: ["c1", "c2"], spots: 2 };
const STEPS = stepsOf([scene("whole"), scene("communities"), scene("day-plan")], SHOWN);

/** The rotation after `orders` with `revision` have been heard at `now` seconds. */
const at = (rotation: Rotation, now: number, orders: WallOrders = NO_ORDERS, revision = 0) =>
  turned(rotation, STEPS, { orders, revision, shown: SHOWN }, now * 1000);

const begun = at(firstRotation(0), 0);
const shows = (rotation: Rotation) => {
  const { kind, area } = stepOf(rotation, STEPS);
  return area ? `${kind} ${area}` : kind;
};

describe("a round of scenes", () => {
  test("communities are shown one after the other, hot spots after the whole of them", () => {
    expect(STEPS.map(({ kind, area }) => [kind, area])).toEqual([
      ["whole", null],
      ["communities", "c1"],
      ["communities", "c2"],
      ["day-plan", null],
    ]);
    expect(stepsOf([scene("hot-spots", 30)], SHOWN).map(({ spot, seconds }) => [spot, seconds])).toEqual([
      [null, 10],
      [0, 10],
      [1, 10],
    ]);
  });

  test("without anything to show it is the whole area", () => {
    expect(stepsOf([scene("communities"), scene("hot-spots")], { communities: [], spots: 0 })).toHaveLength(1);
    expect(stepsOf([], SHOWN)[0].kind).toBe("whole");
  });

  test("each stays for its time, and the last is followed by the first", () => {
    let rotation = begun;
    const seen = [shows(rotation)];
    for (let second = 1; second <= 40; second++) {
      const next = at(rotation, second);
      if (next !== rotation) seen.push(shows(next));
      rotation = next;
    }
    expect(seen).toEqual(["whole", "communities c1", "communities c2", "day-plan", "whole"]);
  });
});

describe("what an operator orders", () => {
  test("a held scene stays, and goes on when it is let go", () => {
    const held = at(begun, 5, { ...NO_ORDERS, held: true }, 1);
    expect(at(held, 500, { ...NO_ORDERS, held: true }, 1)).toBe(held);
    expect(shows(at(at(held, 501, NO_ORDERS, 2), 502, NO_ORDERS, 2))).toBe("communities c1");
  });

  test("a jump is obeyed at once, has its time, and the round goes on where it was", () => {
    const orders = { ...NO_ORDERS, jump: scene("community", 20, "c9") };
    const jumped = at(begun, 3, orders, 1);
    expect(shows(jumped)).toBe("community c9");
    expect(at(jumped, 22, orders, 1)).toBe(jumped);
    expect(shows(at(jumped, 23, orders, 1))).toBe("whole");
  });

  test("a jump that is held stays until something else is said", () => {
    const orders = { ...NO_ORDERS, held: true, jump: scene("day-plan", 5) };
    const jumped = at(begun, 3, orders, 1);
    expect(shows(at(jumped, 999, orders, 1))).toBe("day-plan");
    expect(shows(at(jumped, 999, NO_ORDERS, 2))).toBe("whole");
  });
});
