import type { Assignment, Graph } from "../graph.ts";
import { piecesOfGround } from "../pieces.ts";
import { nodesWhere, subgraph } from "../subgraph.ts";
import { exactFewestCuts } from "./exact.ts";
import { cutEdges, type Window } from "./plan.ts";
import { type OnStep, search } from "./search.ts";
import { shares } from "./shares.ts";

export type Budget = {
  /** Any whole number; the same seed and steps give the same answer on every machine. */
  readonly seed: number;
  /** Moves to try, all together. */
  readonly steps?: number;
};

/** Enough for a thousand census tracts: at most so many, and so many for each node. */
const MOST_STEPS = 80_000_000;
const STEPS_PER_NODE = 600_000;

/** Moves tried for each node before the exact search, so that it may leave out whatever is no better. */
const SCOUT_STEPS_PER_NODE = 4_000;

/** Nodes a graph may have for the exact search to be tried, and states it may look at: about a second at the most. */
const EXACT_NODES = 40;
const EXACT_STATES = 80_000;

/** Ways to share parts out over islands that are tried. */
const SHARES = 8;

/**
 * A division of `graph` into `k` parts, each in one piece and within `window`, with few cut edges: the fewest where a line that
 * sweeps over the graph stays short (some 25 to 40 nodes), the best that annealing finds elsewhere. Null when there is none, or none was
 * found. `onStep` is told how far it is and ends the search with the best so far by answering false.
 */
export function fewestCuts(
  graph: Graph,
  k: number,
  window: Window,
  { seed, steps = Math.min(MOST_STEPS, STEPS_PER_NODE * graph.nodes) }: Budget,
  onStep: OnStep = () => {},
): Assignment | null {
  const total = graph.weights.reduce((sum, weight) => sum + weight, 0);
  const [min, max] = window;
  if (!(k >= 1 && k <= graph.nodes) || !(min <= max)) return null;
  const slip = total * 1e-12;
  if (k * min > total + slip || k * max < total - slip || graph.weights.some((weight) => weight > max)) return null;
  const { pieces, count } = piecesOfGround(graph);
  if (count === 1) return onOneIsland(graph, k, window, { seed, steps }, onStep);
  const lands = Array.from({ length: count }, (_, piece) => nodesWhere(graph, (node) => pieces[node] === piece));
  const loads = lands.map((land) => land.reduce((sum, node) => sum + graph.weights[node], 0));
  const sizes = lands.map((land) => land.length);
  const ways = shares(loads, sizes, k, window, SHARES);
  let best: { assignment: Assignment; cuts: number } | null = null;
  let isStopped = false;
  for (const [way, counts] of ways.entries()) {
    const assignment = new Uint32Array(graph.nodes);
    let [used, isWhole] = [0, true];
    for (const [i, land] of lands.entries()) {
      const its = Math.ceil((steps / ways.length) * (land.length / graph.nodes));
      const found = onOneIsland(subgraph(graph, land), counts[i], window, { seed, steps: its }, (done) => {
        isStopped ||= onStep((way + (i + done) / lands.length) / ways.length, best?.assignment ?? null) === false;
        return !isStopped;
      });
      if (!found) isWhole = false;
      if (!found) break;
      land.forEach((node, place) => {
        assignment[node] = used + found[place];
      });
      used += counts[i];
    }
    const cuts = isWhole ? cutEdges(graph, assignment) : Number.POSITIVE_INFINITY;
    if (isWhole && (!best || cuts < best.cuts)) best = { assignment, cuts };
    if (isStopped) break;
  }
  return best?.assignment ?? null;
}

function onOneIsland(graph: Graph, k: number, window: Window, budget: Required<Budget>, onStep: OnStep) {
  if (k === 1) return fitsWhole(graph, window) ? new Uint32Array(graph.nodes) : null;
  if (graph.nodes > EXACT_NODES) return search(graph, k, window, budget, onStep)?.assignment ?? null;
  const scouted = search(graph, k, window, {
    ...budget,
    steps: Math.min(budget.steps, SCOUT_STEPS_PER_NODE * graph.nodes),
  });
  const exact = exactFewestCuts(graph, k, window, scouted?.cuts ?? Number.POSITIVE_INFINITY, EXACT_STATES);
  if (exact === "none") return scouted?.assignment ?? null;
  if (exact !== "given-up") return exact.found;
  const found = search(graph, k, window, budget, onStep);
  return found && (!scouted || found.cuts <= scouted.cuts) ? found.assignment : (scouted?.assignment ?? null);
}

function fitsWhole(graph: Graph, [min, max]: Window): boolean {
  const weight = graph.weights.reduce((sum, one) => sum + one, 0);
  return weight >= min && weight <= max;
}
