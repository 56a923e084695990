import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fewestCuts } from "../../domain/layout/partition/cut-edges/fewest-cuts.ts";
import { cutEdges } from "../../domain/layout/partition/cut-edges/plan.ts";
import { aGraph, partPieces, partWeights } from "../support/graphs.ts";
import { describeShared } from "../support/shared.ts";

describeShared("graphs whose fewest cut edges are known", (folder) => {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, "districting", `${name}.json`), "utf8"));

  const precincts = read("fl25");
  const answers = Object.entries(precincts.known_answers).flatMap(([key, value]) =>
    key.startsWith("within_")
      ? [[Number(key.slice(7)), (value as { min_cut_edges: number | null }).min_cut_edges] as const]
      : [],
  );

  test.each(answers)("25 precincts in three parts within %f of the mean: %s", (tolerance, fewest) => {
    const graph = aGraph(precincts.weights, precincts.edges);
    const mean = precincts.known_answers.pop_total / 3;
    const window = [mean * (1 - tolerance), mean * (1 + tolerance)] as const;
    const found = fewestCuts(graph, 3, window, { seed: 1 });
    expect(found && cutEdges(graph, found)).toBe(fewest);
  });

  test("25 precincts in three parts of any weight", () => {
    const graph = aGraph(precincts.weights, precincts.edges);
    const found = fewestCuts(graph, 3, [0, precincts.known_answers.pop_total], { seed: 1 });
    expect(cutEdges(graph, found!)).toBe(precincts.known_answers.cut_edges_min_all);
  });

  test.each([
    ["ME_county", 1.0],
    ["NM_county", 1.0],
    ["WV_county", 1.0],
    ["AR_county", 1.0],
    ["NE_tract", 1.05],
    ["AR_tract", 1.05],
  ])("%s", (name, allowed) => {
    const { weights, edges, k, weight_min: min, weight_max: max, published } = read(`census/${name}`);
    const graph = aGraph(weights, edges);
    const found = fewestCuts(graph, k, [min, max], { seed: 1, steps: 60_000 * Math.min(100, graph.nodes) });
    expect(partPieces(graph, found!, k)).toEqual(new Array(k).fill(1));
    for (const weight of partWeights(graph, found!, k)) {
      expect(weight).toBeGreaterThanOrEqual(min);
      expect(weight).toBeLessThanOrEqual(max);
    }
    expect(cutEdges(graph, found!)).toBeLessThanOrEqual(published.fewest_cut_edges * allowed);
  });
});
