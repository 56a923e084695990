import { expect, test } from "vitest";
import { type Feature, similarPlaces } from "../../../domain/statistics/similar-places.ts";

// 40 buildings: the first ten are old slabs without a lift, and it happened at eight of them; floors say nothing
const old = (building: number) => building < 10;
const features: Feature[] = [
  { name: "kind", values: Array.from({ length: 40 }, (_, i) => (old(i) ? "slab" : "tower")) },
  {
    name: "built",
    values: Array.from({ length: 40 }, (_, i) => (i === 9 ? null : old(i) ? 1980 + i : 2005 + (i % 7))),
  },
  { name: "floors", values: Array.from({ length: 40 }, (_, i) => 5 + (i % 2)) },
];
const happened = Array.from({ length: 40 }, (_, i) => (i < 8 ? 2 : 0));

test("buildings like those where it happened come first, each with its reasons", () => {
  const found = similarPlaces(happened, features);
  expect(found.map(({ building }) => building)).toEqual([8, 9]);
  const [likest, other] = found;
  expect(likest.reasons.map(({ feature }) => feature).sort()).toEqual(["built", "kind"]);
  expect(likest.reasons.find(({ feature }) => feature === "kind")).toMatchObject({
    class: { text: "slab" },
    there: 1,
    elsewhere: 2 / 32,
  });
  const built = likest.reasons.find(({ feature }) => feature === "built")!;
  expect(built.class).toEqual({ from: -Infinity, to: 2005 });
  // what is not known of a building says nothing, neither for it nor against it
  expect(other.reasons.map(({ feature }) => feature)).toEqual(["kind"]);
  expect(likest.score).toBeGreaterThan(other.score);
});

test("nothing is like a thing that never happened, or that happened everywhere", () => {
  expect(similarPlaces(new Array(40).fill(0), features)).toEqual([]);
  expect(similarPlaces(new Array(40).fill(1), features)).toEqual([]);
  expect(similarPlaces([], [])).toEqual([]);
});

test("a class seen once proves little", () => {
  const rare: Feature = {
    name: "colour",
    values: Array.from({ length: 40 }, (_, i) => (i === 0 || i === 20 ? "red" : "white")),
  };
  const [first] = similarPlaces(happened, [rare]);
  expect(first.building).toBe(20);
  expect(first.score).toBeLessThan(1.2);
});
