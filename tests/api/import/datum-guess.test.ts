import { expect, test } from "vitest";
import { judge } from "../../../api/import/datum-guess.ts";
import type { Hits } from "../../../api/import/datum-queries.ts";

/** Hits in the order areas, buildings, land. */
const hits = (counts: Record<"wgs84" | "gcj02" | "bd09", [number, number, number]>): Hits[] =>
  Object.entries(counts).map(([datum, [areas, buildings, land]]) => ({ datum, areas, buildings, land }));

test("a town's points lie within its borders in the right datum", () => {
  const counted = hits({ wgs84: [193, 0, 0], gcj02: [364, 0, 0], bd09: [20, 0, 0] });
  expect(judge(counted, 364, ["areas"])).toMatchObject({ datum: "gcj02", isSure: true });
});

test("within a large county the borders say nothing, and buildings do", () => {
  const counted = hits({ wgs84: [1990, 150, 900], gcj02: [1985, 160, 900], bd09: [1980, 1400, 900] });
  expect(judge(counted, 2000, ["areas", "buildings"])).toMatchObject({ datum: "bd09", isSure: true });
});

test("the next town's points that a wrong datum would push over the border are not evidence", () => {
  const counted = hits({ wgs84: [0, 0, 0], gcj02: [1200, 90, 0], bd09: [100, 80, 0] });
  expect(judge(counted, 2000, ["areas", "buildings"])).toMatchObject({ datum: "wgs84", isSure: false });
});

test("two points are no evidence", () => {
  expect(judge(hits({ wgs84: [0, 0, 0], gcj02: [2, 2, 2], bd09: [0, 0, 0] }), 2, ["areas", "buildings"]).isSure).toBe(
    false,
  );
});
