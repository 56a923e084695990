import { expect, test } from "vitest";
import { personName, phoneNumber } from "../../../data/town/people.ts";
import { Random } from "../../../data/town/random.ts";

test("one seed gives one sequence, another stream another", () => {
  const draw = (seed: number, stream = 0) =>
    Array.from(
      { length: 20 },
      (
        (random) => () =>
          random.next()
      )(new Random(seed, stream)),
    );
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  expect(draw(1)).not.toEqual(draw(1, 1));
});

test("whole numbers reach both ends, weights are kept", () => {
  const random = new Random(1);
  const numbers = Array.from({ length: 3_000 }, () => random.whole(1, 3));
  expect(new Set(numbers)).toEqual(new Set([1, 2, 3]));
  const heavy = Array.from({ length: 4_000 }, () =>
    random.weighted([
      ["a", 3],
      ["b", 1],
    ] as const),
  ).filter((item) => item === "a").length;
  expect(heavy / 4_000).toBeGreaterThan(0.7);
  expect(heavy / 4_000).toBeLessThan(0.8);
});

test("normal numbers have mean 0 and deviation 1", () => {
  const random = new Random(4);
  const numbers = Array.from({ length: 20_000 }, () => random.normal());
  const mean = numbers.reduce((a, b) => a + b, 0) / numbers.length;
  const variance = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(variance - 1)).toBeLessThan(0.05);
});

test("names hold rare characters and separators now and then, phones are 11 digits that nobody has", () => {
  const random = new Random(2);
  const names = Array.from({ length: 20_000 }, () => personName(random));
  expect(names.some((name) => name.includes("·"))).toBe(true);
  expect(names.some((name) => [...name].some((character) => character.codePointAt(0)! > 0xffff))).toBe(true);
  for (const name of names) expect([...name].length).toBeGreaterThanOrEqual(2);
  expect(phoneNumber(random)).toMatch(/^13800\d{6}$/u);
});
