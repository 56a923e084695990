import { describe, expect, test } from "vitest";
import { nearestPlaces, wayBetween } from "../../../../web/state/phone/nearby.ts";
import { aHousehold, at, HOME } from "./a-pack.ts";

describe("what is near", () => {
  test("25 m to the east is said so; nearer than a GPS tells, no direction is", () => {
    const way = wayBetween(HOME, at(25, 0));
    expect(Math.round(way.metres)).toBe(25);
    expect(way.wind).toBe("e");
    expect(wayBetween(HOME, at(3, 3)).wind).toBeNull();
  });

  test("a building is as near as its nearest door and brings all its doors; houses stand for themselves", () => {
    const places = nearestPlaces(
      [
        aHousehold(1, { building: 7, position: at(0, 100) }),
        aHousehold(2, { building: null, position: at(0, 50) }),
        aHousehold(3, { building: 7, position: at(0, -20) }),
        aHousehold(4, { building: 8, position: at(0, 500) }),
        aHousehold(5, { building: null, position: at(0, 60) }),
      ],
      HOME,
      3,
    );
    expect(places.map(({ building, households }) => [building, households.map(({ id }) => id)])).toEqual([
      [7, [1, 3]],
      [null, [2]],
      [null, [5]],
    ]);
    expect(places[0].way.wind).toBe("s");
  });
});
