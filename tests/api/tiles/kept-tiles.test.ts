import { expect, test } from "vitest";
import { KeptTiles } from "../../../api/tiles/kept-tiles.ts";

/** Asks for tiles; gives which were made, and which of those to stay. */
function asking(mostBytes: number, bytes = 1000) {
  const tiles = new KeptTiles(mostBytes);
  const made: string[] = [];
  const ask = (key: number, stamp: string) =>
    tiles.get(key, stamp, (isKept) => {
      made.push(`${key}${stamp}${isKept ? " kept" : ""}`);
      return new Uint8Array(bytes);
    });
  return { tiles, ask, made: () => made.splice(0) };
}

test("a tile is kept from the second time on that it is asked for", () => {
  const { ask, made } = asking(100_000);
  const asked = [1, 2, 3].map(() => ask(7, "a"));
  expect(made()).toEqual(["7a", "7a kept"]);
  expect(asked.map(({ isKept }) => isKept)).toEqual([false, true, true]);
  expect(asked[2]).toBe(asked[1]);
});

test("as of another stamp it is another tile", () => {
  const { ask, made } = asking(100_000);
  for (const stamp of ["a", "a", "b", "b", "b", "a"]) ask(7, stamp);
  expect(made()).toEqual(["7a", "7a kept", "7b", "7b kept", "7a"]);
});

test("when there are too many the first go, and what is forgotten is asked for anew", () => {
  const { tiles, ask, made } = asking(20_000);
  for (let key = 0; key < 20; key++) for (const _ of [1, 2]) ask(key, "a");
  made();
  ask(19, "a");
  expect(made()).toEqual([]);
  ask(0, "a");
  expect(made()).toEqual(["0a"]);
  tiles.forgetAll();
  ask(19, "a");
  expect(made()).toEqual(["19a"]);
});

test("many that were asked for once do not crowd out one that is at hand", () => {
  const { ask, made } = asking(20_000, 4000);
  for (const _ of [1, 2]) ask(1, "a");
  for (let key = 100; key < 150; key++) ask(key, "a");
  made();
  ask(1, "a");
  expect(made()).toEqual([]);
});
