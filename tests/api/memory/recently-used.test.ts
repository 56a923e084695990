import { expect, test } from "vitest";
import { RecentlyUsed } from "../../../api/memory/recently-used.ts";

test("a value is made once, and anew when it was the longest unused of too many", () => {
  const made: string[] = [];
  const kept = new RecentlyUsed<string>(2);
  const get = (key: string) =>
    kept.get(key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect(["a", "b", "a", "c", "a", "b"].map(get)).toEqual(["A", "B", "A", "C", "A", "B"]);
  expect(made).toEqual(["a", "b", "c", "b"]);
  kept.clear();
  get("a");
  expect(made).toEqual(["a", "b", "c", "b", "a"]);
});

test("a value that is not current any more is made anew", () => {
  const kept = new RecentlyUsed<{ version: number }>(2);
  const get = (version: number) =>
    kept.get(
      "a",
      () => ({ version }),
      (known) => known.version === version,
    );
  const first = get(1);
  expect(get(1)).toBe(first);
  expect(get(2)).toEqual({ version: 2 });
});
