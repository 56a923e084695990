import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fewestCuts } from "../../domain/layout/partition/cut-edges/fewest-cuts.ts";
import { cutEdges } from "../../domain/layout/partition/cut-edges/plan.ts";
import { graphOf } from "../support/graph-file.ts";
import { progress, type Report } from "./report.ts";

const FOLDER = new URL("../../../shared/districting/", import.meta.url).pathname;

/** What others reached on the same graph, as it was published. */
type Published = {
  fewest_cut_edges: number;
  proven_lower_bound: number;
  gerrychain_10000_steps: number | null;
  exact_solver_seconds: number;
};

type Answer = { min_cut_edges: number | null };

/** Census units divided with the fewest cut edges, beside what exact solvers and GerryChain reached, and 25 precincts beside the truth. */
export async function census(report: Report): Promise<void> {
  if (!existsSync(FOLDER)) return progress(`${FOLDER} is not there; nothing to measure`);
  for (const file of readdirSync(join(FOLDER, "census")).sort()) units(join(FOLDER, "census", file), report);
  precincts(join(FOLDER, "fl25.json"), report);
}

function units(path: string, report: Report): void {
  const json = JSON.parse(readFileSync(path, "utf8"));
  const { graph, k, window } = graphOf(json);
  const published: Published = json.published;
  const start = performance.now();
  const found = fewestCuts(graph, k!, window!, { seed: 1 });
  const seconds = (performance.now() - start) / 1000;
  const isProven = published.fewest_cut_edges === published.proven_lower_bound;
  report({
    case: `cut edges of ${json.name}, ${k} parts`,
    value: found ? cutEdges(graph, found) : Number.NaN,
    unit: "edges",
    baseline: published.fewest_cut_edges,
    against: `the ${isProven ? "proven optimum" : "best published"}; GerryChain's 10,000 steps ${published.gerrychain_10000_steps ?? "–"}`,
    target: isProven ? "1" : "at most 1.05, and no worse than GerryChain",
  });
  report({
    case: `time for ${json.name}`,
    value: seconds,
    unit: "s",
    baseline: published.exact_solver_seconds,
    against: "the exact solver, as published, on its authors' machine",
    target: "at most 60 s",
  });
}

function precincts(path: string, report: Report): void {
  const json = JSON.parse(readFileSync(path, "utf8"));
  const { graph } = graphOf(json);
  const mean = json.known_answers.pop_total / json.k;
  for (const [key, answer] of Object.entries<Answer>(json.known_answers)) {
    if (!key.startsWith("within_")) continue;
    const tolerance = Number(key.slice("within_".length));
    const start = performance.now();
    const found = fewestCuts(graph, json.k, [mean * (1 - tolerance), mean * (1 + tolerance)], { seed: 1 });
    const ms = performance.now() - start;
    const [ours, truth] = [found && cutEdges(graph, found), answer.min_cut_edges];
    report({
      case: `25 precincts within ${tolerance} of the mean: ${ours ?? "no plan"}, truly ${truth ?? "no plan"}`,
      value: ms,
      unit: "ms",
      baseline: null,
      target: "the truth, in at most 2 s",
    });
  }
}
