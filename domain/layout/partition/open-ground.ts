import type { Assignment, Graph } from "./graph.ts";
import type { OnStep, Settings } from "./settings.ts";
import { nodesWhere, subgraph } from "./subgraph.ts";

/** What is left of a graph when parts that are locked as a whole are taken out, with the parts as they are there. */
export type OpenGround = { graph: Graph; present: Assignment; settings: Settings; onStep?: OnStep; closed: number };

/**
 * Lets `act` re-divide what is not closed: a part whose nodes are all locked neither loses nor gains any. `act` answers with labels, and
 * those of closed parts are put back where they were.
 */
export function onOpenGround(
  graph: Graph,
  present: Assignment,
  settings: Settings,
  onStep: OnStep | undefined,
  act: (ground: OpenGround) => Assignment,
): Assignment {
  const { locked } = settings;
  const open = new Set<number>();
  if (locked) for (let node = 0; node < graph.nodes; node++) if (locked[node] !== 1) open.add(present[node]);
  const nodes = nodesWhere(graph, (node) => !locked || open.has(present[node]));
  const closed = new Set(present).size - (locked ? open.size : new Set(present).size);
  if (nodes.length === graph.nodes) return act({ graph, present, settings, onStep, closed });
  if (nodes.length === 0) return present.slice();
  const above = 1 + present.reduce((most, label) => Math.max(most, label), 0);
  const whole = (part: Assignment) => {
    const all = present.slice();
    nodes.forEach((node, at) => {
      // a new label may be one that a closed part has, which `act` did not see
      all[node] = open.has(part[at]) ? part[at] : above + part[at];
    });
    return all;
  };
  const pick = (values: Uint8Array) => Uint8Array.from(nodes, (node) => values[node]);
  return whole(
    act({
      graph: subgraph(graph, nodes),
      present: Uint32Array.from(nodes, (node) => present[node]),
      settings: { ...settings, locked: locked && pick(locked) },
      onStep: onStep && ((done, best) => onStep(done, whole(best))),
      closed,
    }),
  );
}
