import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

/** One known answer; which fields there are is up to its method. */
// biome-ignore lint/suspicious/noExplicitAny: files made by others, each with its own fields
export type Case = { name: string; method: string; parameters: any; inputs: any; expected: any; tolerance: any };

/** All known answers of a method. */
export function casesOf(folder: string, method: string): Case[] {
  const files = join(folder, "fixtures/statistics");
  return readdirSync(files)
    .map((file): Case => JSON.parse(readFileSync(join(files, file), "utf8")))
    .filter((one) => one.method === method);
}

type Values = ArrayLike<number | null>;

/** Every value within `tolerance` of the expected one, of its size where that is above 1. Null is "not defined" and says nothing. */
export function expectClose(what: string, actual: ArrayLike<number>, expected: Values, tolerance: number): void {
  expect(actual.length, what).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const wanted = expected[i];
    if (wanted === null) continue;
    const off = Math.abs(actual[i] - wanted);
    expect(off <= tolerance * Math.max(1, Math.abs(wanted)), `${what} ${i}: ${actual[i]} for ${wanted}`).toBe(true);
  }
}

/** Every value within `tolerance` of the expected one, as a share of it. */
export function expectSimilar(what: string, actual: ArrayLike<number>, expected: Values, tolerance: number): void {
  expect(actual.length, what).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const wanted = expected[i];
    if (wanted === null) continue;
    const off = Math.abs(actual[i] - wanted);
    expect(off <= tolerance * Math.abs(wanted), `${what} ${i}: ${actual[i]} for ${wanted}`).toBe(true);
  }
}

/** A p-value by `trials` throws beside one by `theirs`: within four standard errors. */
export function expectSameChance(what: string, p: number, wanted: number, trials: number, theirs: number): void {
  const spread = Math.sqrt(wanted * (1 - wanted) * (1 / trials + 1 / theirs));
  expect(Math.abs(p - wanted) <= 4 * spread + 1 / (trials + 1), `${what}: ${p} for ${wanted}`).toBe(true);
}

export const column = (rows: readonly (readonly number[])[], i: number): number[] => rows.map((row) => row[i]);
