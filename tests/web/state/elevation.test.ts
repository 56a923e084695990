import { describe, expect, test } from "vitest";
import type { Door } from "../../../domain/building.ts";
import { storeysOf } from "../../../web/state/elevation.ts";

let nextId = 0;
const door = (unit: string | null, floor: number | null, number: string | null): Door => ({
  id: ++nextId,
  unit,
  floor,
  door: number,
  type: "ordinary",
  attention: null,
});

const numbers = (doors: Door[]) => {
  const { floors, units } = storeysOf(doors);
  return {
    floors,
    units: units.map(({ name, rows }) => [name, rows.map((row) => row.map((cell) => cell?.door ?? "·"))]),
  };
};

describe("a building from the front", () => {
  test("floors from the top, doors over one another, gaps kept", () => {
    expect(
      numbers([
        door("1", 1, "101"),
        door("1", 2, "202"),
        door("1", 2, "201"),
        door("2", 1, "102"),
        door("2", 2, "201"),
      ]),
    ).toEqual({
      floors: [2, 1],
      units: [
        [
          "1",
          [
            ["201", "202"],
            ["101", "·"],
          ],
        ],
        [
          "2",
          [
            ["201", "·"],
            ["·", "102"],
          ],
        ],
      ],
    });
  });

  test("units in the order people count", () => {
    expect(numbers([door("10", 1, "101"), door("9", 1, "101")]).units.map(([name]) => name)).toEqual(["9", "10"]);
  });

  test("two doors of one number stand side by side, none is lost", () => {
    const { units } = storeysOf([
      door("1", 1, "101"),
      door("1", 1, "101"),
      door(null, null, null),
      door(null, null, null),
    ]);
    expect(units.flatMap(({ rows }) => rows.flat()).filter(Boolean)).toHaveLength(4);
  });
});
