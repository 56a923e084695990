import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { partition } from "../../domain/layout/partition/partition.ts";
import type { Preset } from "../../domain/layout/partition/settings.ts";
import { readGraph } from "../../scripts/support/graph-file.ts";
import { describeShared } from "../support/shared.ts";

describeShared("towns divided into grids, as an independent program scores them", (folder) => {
  const work = mkdtempSync(join(tmpdir(), "minqingtu-towns-"));
  afterAll(() => rmSync(work, { recursive: true }));

  function scored(town: string, preset: Preset, seed: number) {
    const file = join(folder, "districting/towns", town);
    const { graph, k, band, target } = readGraph(file);
    const { assignment } = partition(graph, k, { preset, band: band!, target: target!, seed });
    const out = join(work, "assignment.json");
    writeFileSync(out, JSON.stringify([...assignment]));
    const tool = join(folder, "tools/score-partition.mjs");
    return JSON.parse(execFileSync(process.execPath, [tool, file, out], { encoding: "utf8" }));
  }

  test.each([1, 2, 3])("a street along its roads, seed %i", (seed) => {
    const score = scored("street.json", "along-roads", seed);
    expect(score).toMatchObject({ valid: true, within_band: 1 });
    expect(score.polsby_popper).toBeGreaterThanOrEqual(0.63);
    expect(score.border_on_roads).toBeGreaterThanOrEqual(0.98);
    expect(score.blocks_split).toBeLessThanOrEqual(6);
  });

  test("a street with alike loads", () => {
    const score = scored("street.json", "equal-load", 1);
    expect(score).toMatchObject({ valid: true, within_band: 1 });
    expect(score.worst_deviation).toBeLessThanOrEqual(0.08);
    expect(score.polsby_popper).toBeGreaterThanOrEqual(0.53);
  });

  test("a village with alike loads", () => {
    const score = scored("village.json", "equal-load", 1);
    expect(score).toMatchObject({ valid: true, within_band: 1 });
    expect(score.worst_deviation).toBeLessThanOrEqual(0.05);
    expect(score.polsby_popper).toBeGreaterThanOrEqual(0.52);
  });
});
