import { expect, test } from "vitest";
import { announced, NO_SPOTLIGHT, next, SPOTLIGHT_MS } from "../../../../web/state/wall/spotlight.ts";

const always = () => true;

test("one after the other is looked at, for twenty seconds each, and then nothing", () => {
  const first = announced(NO_SPOTLIGHT, [7, 8], 1000);
  expect(first.id).toBe(7);
  expect(next(first, always, 1000 + SPOTLIGHT_MS - 1)).toBe(first);
  const second = next(first, always, 1000 + SPOTLIGHT_MS);
  expect(second.id).toBe(8);
  expect(next(second, always, 1000 + 2 * SPOTLIGHT_MS)).toEqual(NO_SPOTLIGHT);
});

test("what is told of twice is looked at once, and what was closed meanwhile not at all", () => {
  const twice = announced(announced(NO_SPOTLIGHT, [7, 8, 9], 0), [7, 9], 0);
  expect(twice.waiting).toEqual([8, 9]);
  expect(next(twice, (id) => id === 9, 1).id).toBe(9);
});

test("of many at once the first are shown, the others are in the list", () => {
  const many = announced(NO_SPOTLIGHT, [1, 2, 3, 4, 5, 6, 7], 0);
  expect([many.id, ...many.waiting]).toEqual([1, 2, 3]);
});
