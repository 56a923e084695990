import { describe, expect, test } from "vitest";
import type { CompoundCard } from "../../../domain/compound.ts";
import type { WalkingCircle, WayToDoor } from "../../../domain/walk.ts";
import { encodeWalkClasses } from "../../../domain/walking-classes.ts";
import { areaTree } from "../../../web/state/area-tree.ts";
import type { Card } from "../../../web/state/card.ts";
import { drawingsOf } from "../../../web/state/card-drawings.ts";
import { walkRows } from "../../../web/state/colourings/walk.ts";
import { mostOutside } from "../../../web/state/walk-outside.ts";

const way: WayToDoor = {
  line: [
    [113.2, 35.2],
    [113.3, 35.2],
  ],
  metres: 140,
  measured: "roads",
  gate: { name: "锦绣园北门", position: [113.2, 35.2] },
  street: null,
  compound: { id: 3, name: "锦绣园" },
};
const card = (own: Partial<WayToDoor>) =>
  ({ kind: "household", household: { id: 7 }, building: null, way: { ...way, ...own } }) as unknown as Card;
const household = { kind: "household", id: 7 } as const;
const area: WalkingCircle["area"] = { type: "MultiPolygon", coordinates: [] };

describe("what a card draws", () => {
  test("a household the way from its gate, under the name that those there use", () => {
    expect(drawingsOf(household, card({}), null)).toEqual([
      { role: "way", line: way.line },
      { role: "gate", position: [113.2, 35.2], label: "北门" },
    ]);
    expect(drawingsOf(household, card({ gate: null, street: "柳园路" }), null)).toHaveLength(1);
  });

  test("no line where the way is only straight, and nothing of the card before", () => {
    expect(drawingsOf(household, card({ measured: "straight" }), null)).toEqual([]);
    expect(drawingsOf({ kind: "household", id: 8 }, card({}), null)).toEqual([]);
    expect(drawingsOf({ kind: "nothing" }, card({}), null)).toEqual([]);
  });

  test("a compound its ground and gates, a facility its circle", () => {
    const compound = { id: 3, name: "锦绣园", area, gates: [way.gate] } as unknown as CompoundCard;
    expect(drawingsOf({ kind: "compound", id: 3 }, { kind: "compound", compound }, null)).toEqual([
      { role: "picked", area },
      { role: "gate", position: [113.2, 35.2], label: "北门" },
    ]);
    const circle: WalkingCircle = { area, metres: 400, minutes: 5, measured: "roads" };
    expect(drawingsOf({ kind: "facility", id: 1 }, null, circle)).toEqual([{ role: "circle", area }]);
    expect(drawingsOf({ kind: "facility", id: 1 }, null, null)).toEqual([]);
  });
});

test("households are coloured by the class their id has", () => {
  const bytes = encodeWalkClasses([5, 9], (row) => row === 0);
  const columns = { length: 3, id: Int32Array.of(9, 5, 6) };
  expect([...walkRows(columns, btoa(String.fromCharCode(...bytes)))]).toEqual([1, 0, 255]);
});

test("areas where most live outside come first, by share; of one area alone its parts", () => {
  const node = (code: string, parent: string | null) => ({
    bounds: null,
    properties: { code, name: code, parent, level: "grid", kind: "urban" } as never,
  });
  const tree = areaTree([node("town", null), node("a", "town"), node("b", "town"), node("c", "town"), node("a1", "a")]);
  const areas = [
    { code: "town", households: 30, outside: 6 },
    { code: "a", households: 10, outside: 1 },
    { code: "b", households: 5, outside: 5 },
    { code: "c", households: 15, outside: 0 },
  ];
  const outside = { areas } as never;
  expect(mostOutside(tree, null, outside).map(({ code }) => code)).toEqual(["b", "a"]);
  expect(mostOutside(tree, "b", outside)).toEqual([]);
});
