import { describe, expect, test } from "vitest";
import { clipLine, clipRing, type Rectangle } from "../../../api/tiles/clip.ts";

const BOX: Rectangle = [0, 0, 10, 10];

describe("a line", () => {
  test.each([
    ["inside stays", [1, 1, 9, 9], [[1, 1, 9, 9]]],
    ["outside goes", [-5, -5, -1, 20], []],
    ["across is cut at both edges", [-5, 5, 15, 5], [[0, 5, 10, 5]]],
    [
      "that leaves and comes back is two",
      [5, 5, 5, -5, 8, -5, 8, 5],
      [
        [5, 5, 5, 0],
        [8, 0, 8, 5],
      ],
    ],
    ["along the edge stays", [0, 2, 0, 8], [[0, 2, 0, 8]]],
  ])("%s", (_, line, pieces) => expect(clipLine(line, BOX)).toEqual(pieces));
});

describe("a ring", () => {
  test("inside stays as it is", () => {
    const square = [2, 2, 4, 2, 4, 4, 2, 4, 2, 2];
    expect(clipRing(square, BOX)).toEqual(square);
  });

  test("around everything becomes the box", () => {
    const ring = clipRing([-5, -5, 15, -5, 15, 15, -5, 15, -5, -5], BOX);
    expect(new Set(chunks(ring))).toEqual(new Set(["0,0", "10,0", "10,10", "0,10"]));
    expect(ring.slice(0, 2)).toEqual(ring.slice(-2));
  });

  //      ┌───┐
  //   ┌──┼─┐ │
  //   └──┼─┘ │
  //      └───┘
  test("over the left edge is cut there", () => {
    const ring = clipRing([-4, 3, 4, 3, 4, 6, -4, 6, -4, 3], BOX);
    expect(new Set(chunks(ring))).toEqual(new Set(["0,3", "4,3", "4,6", "0,6"]));
  });

  test("outside goes", () => expect(clipRing([20, 20, 30, 20, 30, 30, 20, 20], BOX)).toEqual([]));
});

const chunks = (flat: number[]) => flat.flatMap((value, at) => (at % 2 === 0 ? [`${value},${flat[at + 1]}`] : []));
