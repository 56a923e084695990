import type { Assignment, Graph } from "./graph.ts";
import { numbered } from "./labels.ts";
import { piecesOfParts, sums } from "./pieces.ts";
import type { Outcome, Problem, Settings } from "./settings.ts";

/** What there is to say about a finished division, whatever its labels. */
export function outcomeOf(graph: Graph, assignment: Assignment, { band }: Settings, known: Problem[] = []): Outcome {
  const [low, high] = band;
  const { assignment: parts, labels } = numbered(assignment);
  const weights = sums(graph.weights, parts, labels.length);
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / (labels.length || 1);
  const problems = [...known];
  if (labels.length > 0 && (mean < low || mean > high)) problems.push({ kind: "band-out-of-reach", mean });
  graph.weights.forEach((weight, node) => {
    if (weight > high) problems.push({ kind: "node-above-band", node, weight });
  });
  let within = 0;
  let worst = 0;
  weights.forEach((weight, part) => {
    if (weight > high) problems.push({ kind: "part-above-band", part: labels[part], weight });
    else if (weight < low) problems.push({ kind: "part-below-band", part: labels[part], weight });
    else within++;
    if (mean > 0) worst = Math.max(worst, Math.abs(weight - mean) / mean);
  });
  for (const part of partsInPieces(graph, parts, labels.length)) {
    problems.push({ kind: "part-in-pieces", part: labels[part] });
  }
  return { assignment, parts: labels.length, inBand: within / (labels.length || 1), worst, problems };
}

function partsInPieces(graph: Graph, assignment: Assignment, parts: number): number[] {
  const { pieces, count } = piecesOfParts(graph, assignment);
  if (count === parts) return [];
  const pieceCounts = new Uint32Array(parts);
  let last = -1;
  // pieces are numbered in the order of their first nodes
  pieces.forEach((piece, node) => {
    if (piece <= last) return;
    last = piece;
    pieceCounts[assignment[node]]++;
  });
  return Array.from(pieceCounts.keys()).filter((part) => pieceCounts[part] > 1);
}
