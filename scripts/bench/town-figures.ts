import type { Assignment, Graph } from "../../domain/layout/partition/graph.ts";
import { sums } from "../../domain/layout/partition/pieces.ts";

/** What a division of a town is judged by; the definitions are those of layouts.md in the project's reference material. */
export type TownFigures = {
  /** share of parts within the band, 0–1 */
  inBand: number;
  /** greatest deviation of a part from the mean, as a share of it */
  worst: number;
  /** mean of 4πA ÷ P² */
  compactness: number;
  /** share of inner borders that run along a road, 0–1 */
  onRoads: number;
  /** how many more pieces the street blocks are cut into than there are blocks */
  blocksSplit: number;
};

/** `assignment` numbers the parts from 0 without leaving one out; `graph` has ground. */
export function townFigures(graph: Graph, assignment: Assignment, [low, high]: readonly [number, number]): TownFigures {
  const ground = graph.ground!;
  const parts = 1 + assignment.reduce((most, part) => Math.max(most, part), 0);
  const weights = sums(graph.weights, assignment, parts);
  const areas = sums(ground.areasM2, assignment, parts);
  const rims = sums(ground.outerLengthsM, assignment, parts);
  let border = 0;
  let onRoads = 0;
  for (let node = 0; node < graph.nodes; node++) {
    for (let at = graph.first[node]; at < graph.first[node + 1]; at++) {
      if (assignment[graph.neighbours[at]] === assignment[node]) continue;
      rims[assignment[node]] += graph.lengths[at];
      border += graph.lengths[at];
      if (graph.roads[at] > 0) onRoads += graph.lengths[at];
    }
  }
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / parts;
  const pieces = new Set(Array.from(assignment, (part, node) => `${ground.blocks[node]}/${part}`));
  return {
    inBand: weights.filter((weight) => weight >= low && weight <= high).length / parts,
    worst: weights.reduce((most, weight) => Math.max(most, Math.abs(weight - mean)), 0) / mean,
    compactness: areas.reduce((sum, area, part) => sum + (4 * Math.PI * area) / rims[part] ** 2, 0) / parts,
    onRoads: border > 0 ? onRoads / border : 1,
    blocksSplit: pieces.size - new Set(ground.blocks).size,
  };
}
