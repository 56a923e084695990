import type { Assignment } from "./graph.ts";

/** Numbers the parts from 0 without leaving one out, in rising order of their labels. */
export function numbered(assignment: Assignment): { assignment: Assignment; labels: Uint32Array } {
  const labels = Uint32Array.from(new Set(assignment)).sort();
  const numberOf = new Map(Array.from(labels, (label, number) => [label, number]));
  return { assignment: assignment.map((label) => numberOf.get(label)!), labels };
}

/** The labels again; parts beyond them get new ones, from the first above all. */
export function labelled(assignment: Assignment, labels: Uint32Array): Assignment {
  const fresh = labels.length === 0 ? 0 : labels[labels.length - 1] + 1;
  return assignment.map((part) => (part < labels.length ? labels[part] : fresh + part - labels.length));
}
