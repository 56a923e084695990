import { expect, test } from "vitest";
import type { Lot, Parcel } from "../../../data/town/draft.ts";
import { ringAreaM2 } from "../../../data/town/geometry.ts";
import { outlineOf } from "../../../data/town/outlines.ts";
import { type Face, fractionMet, Plan } from "../../../data/town/plan.ts";
import { newStreet } from "../../../data/town/streets.ts";

const street = newStreet("residential", "测试路");

/** A square of 10 m. */
function square(): { plan: Plan; face: Face } {
  const plan = new Plan();
  const [sw, se, ne, nw] = [plan.vertex([0, 0]), plan.vertex([10, 0]), plan.vertex([10, 10]), plan.vertex([0, 10])];
  const side = (a: number, b: number) => ({ chain: [a, b], street });
  return { plan, face: { sides: [side(sw, se), side(se, ne), side(ne, nw), side(nw, sw)] } };
}

test("a cut from south to north leaves a western and an eastern half", () => {
  const { plan, face } = square();
  const [west, east] = plan.cut(face, { axis: "ns", at: 0.4 }, street)!.parts;
  expect(ringAreaM2(plan.outline(west))).toBe(40);
  expect(ringAreaM2(plan.outline(east))).toBe(60);
});

//   ┌────┬────┐
//   │    │ ne │    the cut of the eastern half ends on the line between them:
//   │  w ├────┤    the western half must have that vertex too
//   │    │ se │
//   └────┴────┘
test("a vertex put on a border is on both sides of it", () => {
  const { plan, face } = square();
  const [west, east] = plan.cut(face, { axis: "ns", at: 0.5 }, street)!.parts;
  plan.cut(east, { axis: "ew", at: 0.3 }, street);
  expect(plan.outline(west)).toContainEqual([5, 3]);
  expect(plan.outline(west)).toHaveLength(5);
});

test("a bent cut keeps the area of the whole", () => {
  const { plan, face } = square();
  const [south, north] = plan.cut(face, { axis: "ew", at: 0.5, until: 0.6, swingM: 1, stepM: 2 }, street)!.parts;
  expect(plan.outline(south).length).toBeGreaterThan(6);
  expect(ringAreaM2(plan.outline(south)) + ringAreaM2(plan.outline(north))).toBeCloseTo(100, 9);
});

test("a cut near an existing vertex goes through it, one on a corner is refused", () => {
  const { plan, face } = square();
  const [south, north] = plan.cut(face, { axis: "ew", at: 0.5 }, street)!.parts;
  plan.cut(south, { axis: "ns", at: 0.5 }, street);
  const crossing = plan.cut(north, { axis: "ns", at: 0.45, snapM: 1 }, street)!;
  expect(plan.points[crossing.path[0]]).toEqual([5, 5]);
  expect(plan.cut(north, { axis: "ns", at: 0.001 }, street)).toBeNull();
});

test("the fraction at which a line meets a side", () => {
  expect(
    fractionMet(
      [
        [0, 0],
        [8, 0],
      ],
      [2, 5],
      Math.PI / 2,
    ),
  ).toBeCloseTo(0.25, 12);
  expect(
    fractionMet(
      [
        [0, 0],
        [8, 0],
      ],
      [2, 5],
      0,
    ),
  ).toBeNull();
});

test("the outline of lots that leave one in the middle out has a hole", () => {
  const { plan, face } = square();
  const [low, rest] = plan.cut(face, { axis: "ew", at: 0.3 }, street)!.parts;
  const [band, high] = plan.cut(rest, { axis: "ew", at: 0.5 }, street)!.parts;
  const [left, right] = plan.cut(band, { axis: "ns", at: 0.3 }, street)!.parts;
  const [middle, far] = plan.cut(right, { axis: "ns", at: 0.5 }, street)!.parts;
  const lot = (part: Face): Lot => ({ face: part, parcel: {} as Parcel, buildings: [] });
  const [polygon, ...others] = outlineOf(plan, [low, high, left, far].map(lot));
  expect(others).toEqual([]);
  expect(polygon).toHaveLength(2);
  const [outer, hole] = polygon.map((ring) => ringAreaM2(ring.map((vertex) => plan.points[vertex])));
  expect(outer).toBeCloseTo(100, 9);
  expect(hole).toBeCloseTo(-ringAreaM2(plan.outline(middle)), 9);
});

//   ┌───┬───┐
//   │   │ x │
//   ├───┼───┤    they touch in the middle
//   │ x │   │
//   └───┴───┘
test("lots that meet in one point only have a ring each", () => {
  const { plan, face } = square();
  const [south, north] = plan.cut(face, { axis: "ew", at: 0.5 }, street)!.parts;
  const [southWest] = plan.cut(south, { axis: "ns", at: 0.5 }, street)!.parts;
  const [, northEast] = plan.cut(north, { axis: "ns", at: 0.5 }, street)!.parts;
  const lot = (part: Face): Lot => ({ face: part, parcel: {} as Parcel, buildings: [] });
  const polygons = outlineOf(plan, [southWest, northEast].map(lot));
  expect(polygons.map((rings) => rings.length)).toEqual([1, 1]);
  for (const [ring] of polygons) expect(new Set(ring).size).toBe(4);
});

//   ┌───┬───┬───┐
//   │ x │ x │ x │
//   ├───┼───┼───┤    the hole in the middle meets the missing corner in a point
//   │ x │   │ x │
//   ├───┼───┼───┤
//   │   │ x │ x │
//   └───┴───┴───┘
test("a hole that touches the border in a point is a ring of its own", () => {
  const { plan, face } = square();
  const [low, rest] = plan.cut(face, { axis: "ew", at: 1 / 3 }, street)!.parts;
  const [band, high] = plan.cut(rest, { axis: "ew", at: 0.5 }, street)!.parts;
  const thirds = (part: Face): Face[] => {
    const [west, right] = plan.cut(part, { axis: "ns", at: 1 / 3 }, street)!.parts;
    return [west, ...plan.cut(right, { axis: "ns", at: 0.5, snapM: 0.3 }, street)!.parts];
  };
  const [south, centre, north] = [thirds(low), thirds(band), thirds(high)];
  const lots = [...south.slice(1), centre[0], centre[2], ...north].map(
    (part): Lot => ({ face: part, parcel: {} as Parcel, buildings: [] }),
  );
  const [polygon, ...others] = outlineOf(plan, lots);
  expect(others).toEqual([]);
  expect(polygon).toHaveLength(2);
  for (const ring of polygon) expect(new Set(ring).size).toBe(ring.length);
});
