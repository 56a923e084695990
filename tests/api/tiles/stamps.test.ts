import { expect, test } from "vitest";
import { TileStamps } from "../../../api/tiles/stamps.ts";

const QUARTER = 2 ** 30; // the width of a tile of zoom 2
const stamps = () => new TileStamps("old", { minzoom: 1, maxzoom: 2 }, 1 / 64);

test("a point in the middle of a tile touches that tile and those above it", () => {
  const tiles = stamps();
  const x = QUARTER * 1.5;
  tiles.touch([[x, x, x, x]], "new");
  expect([tiles.of(2, 1, 1), tiles.of(1, 0, 0)]).toEqual(["new", "new"]);
  expect([tiles.of(2, 0, 1), tiles.of(2, 2, 1), tiles.of(1, 1, 0)]).toEqual(["old", "old", "old"]);
});

test("a point just beyond the edge is still drawn by the neighbour", () => {
  const tiles = stamps();
  const x = QUARTER * 2.001;
  tiles.touch([[x, QUARTER * 1.5, x, QUARTER * 1.5]], "new");
  expect([tiles.of(2, 1, 1), tiles.of(2, 2, 1), tiles.of(2, 0, 1)]).toEqual(["new", "new", "old"]);
});

test("everywhere is everywhere, and a later change goes on top", () => {
  const tiles = stamps();
  tiles.touch(null, "all");
  tiles.touch([[0, 0, 0, 0]], "one");
  expect([tiles.of(2, 0, 0), tiles.of(2, 3, 3)]).toEqual(["one", "all"]);
});

test("a box over more tiles than are worth counting touches all", () => {
  const tiles = new TileStamps("old", { minzoom: 14, maxzoom: 16 }, 0);
  tiles.touch([[0, 0, QUARTER, QUARTER]], "new");
  expect(tiles.of(16, 60000, 60000)).toBe("new");
});
