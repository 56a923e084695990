import { expect, test } from "vitest";
import { type Grant, Viewer } from "../../../api/access/viewer.ts";

const grant = (area: number | null, from = -Infinity, until = Infinity): Grant => ({
  role: "worker",
  rights: ["households"],
  area,
  from,
  until,
});
const viewer = (...grants: Grant[]) =>
  new Viewer(1, { id: 1, username: "a", name: "a", staffId: null, passwordExpired: false }, grants, Infinity);

test("a right holds in every area it was given over, in the same order for the same areas", () => {
  expect(viewer(grant(7), grant(3), grant(7)).scope("households")).toEqual({ key: "3-7", areas: [3, 7] });
  expect(viewer(grant(3), grant(7)).scope("households").key).toBe("3-7");
  expect(viewer(grant(3), grant(null)).scope("households").areas).toBeNull();
  expect(viewer(grant(3)).scope("incidents").areas).toEqual([]);
  expect(viewer(grant(3)).may("incidents")).toBe(false);
});

test("many areas have a short key, and other areas another", () => {
  const keys = [0, 1].map((first) => {
    const many = Array.from({ length: 200 }, (_, n) => grant(first + n));
    return viewer(...many).scope("households").key;
  });
  expect(keys[0]).toHaveLength(16);
  expect(keys[0]).not.toBe(keys[1]);
});

test("a duty begins and ends to the moment, asked in any order", () => {
  const someone = viewer(grant(1, 100, 200), grant(2, 150, 250));
  const areasAt = (now: number) => someone.scope("households", now).areas;
  for (const [now, areas] of [
    [99, []],
    [100, [1]],
    [149, [1]],
    [150, [1, 2]],
    [199, [1, 2]],
    [200, [2]],
    [250, []],
    [120, [1]],
    [199, [1, 2]],
  ] as const) {
    expect([now, areasAt(now)]).toEqual([now, areas]);
    expect(someone.may("households", now)).toBe(areas.length > 0);
  }
});
