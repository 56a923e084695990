import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { WITH_TSX } from "../support/command.ts";

const demo = (...args: string[]) =>
  spawnSync(process.execPath, [...WITH_TSX, "scripts/demo.ts", ...args], { encoding: "utf8" });

test.each([
  ["an unknown scale", ["--scale", "town", "--out", "x"], "--scale town: one of village, street, county"],
  ["a seed that is no number", ["--seed", "one", "--out", "x"], "--seed one: a whole number"],
  ["no folder", ["--scale", "village"], "--out is missing"],
  ["an unknown option", ["--size", "3"], "--size"],
  ["no date", ["--until", "soon", "--out", "x"], "--until soon: a date"],
])("%s is refused with a sentence and exit code 2", (_, args, sentence) => {
  const { status, stderr } = demo(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(sentence);
  expect(stderr).toContain("usage:");
});

test("a town is written into a folder that did not exist", () => {
  const parent = mkdtempSync(join(tmpdir(), "demo-"));
  const out = join(parent, "deep", "town");
  expect(demo("--scale", "village", "--seed", "3", "--out", out).status).toBe(0);
  expect(existsSync(join(out, "town.json"))).toBe(true);
  rmSync(parent, { recursive: true });
});
