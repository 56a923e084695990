import type { Assignment, Graph } from "./graph.ts";

/**
 * Tells whether a part stays in one piece when a node leaves it. Looks out from all its neighbours in the part at once: they meet near
 * by where the part is whole, and the smallest piece is soon looked through where it is not.
 */
export class Wholeness {
  private readonly graph: Graph;
  /** `stamp` + the number of the neighbour from which a node was seen, in the look that began at `stamp` */
  private readonly seen: Float64Array;
  private stamp = 1;
  /** the node that is looked out from after each */
  private readonly after: Int32Array;
  /** by neighbour: the node to look out from next, -1 for none; the last one seen */
  private readonly heads: Int32Array;
  private readonly tails: Int32Array;
  /** by neighbour: another one it is joined to, or itself; how many of those joined to it still look */
  private readonly joined: Int32Array;
  private readonly looking: Int32Array;

  constructor(graph: Graph) {
    let degree = 0;
    for (let node = 0; node < graph.nodes; node++) degree = Math.max(degree, graph.first[node + 1] - graph.first[node]);
    this.graph = graph;
    this.seen = new Float64Array(graph.nodes);
    this.after = new Int32Array(graph.nodes);
    this.heads = new Int32Array(degree);
    this.tails = new Int32Array(degree);
    this.joined = new Int32Array(degree);
    this.looking = new Int32Array(degree);
  }

  /** Whether the part of `node` is in one piece, or empty, without it. It must be in one piece with it. */
  isWholeWithout(assignment: Assignment, node: number): boolean {
    const { first, neighbours } = this.graph;
    const { seen, after, heads, tails, joined, looking, stamp } = this;
    const part = assignment[node];
    let count = 0;
    for (let at = first[node]; at < first[node + 1]; at++) {
      const next = neighbours[at];
      if (assignment[next] !== part) continue;
      heads[count] = next;
      tails[count] = next;
      after[next] = -1;
      joined[count] = count;
      looking[count] = 1;
      seen[next] = stamp + count++;
    }
    this.stamp += count;
    let apart = count;
    if (apart < 2) return true;
    while (true) {
      for (let from = 0; from < count; from++) {
        const here = heads[from];
        if (here < 0) continue;
        for (let at = first[here]; at < first[here + 1]; at++) {
          const next = neighbours[at];
          if (next === node || assignment[next] !== part) continue;
          if (seen[next] < stamp) {
            seen[next] = stamp + from;
            after[next] = -1;
            after[tails[from]] = next;
            tails[from] = next;
            continue;
          }
          const a = this.rootOf(from);
          const b = this.rootOf(seen[next] - stamp);
          if (a === b) continue;
          joined[a] = b;
          looking[b] += looking[a];
          if (--apart === 1) return true;
        }
        heads[from] = after[here];
        if (heads[from] < 0 && --looking[this.rootOf(from)] === 0) return false;
      }
    }
  }

  private rootOf(from: number): number {
    let root = from;
    while (this.joined[root] !== root) root = this.joined[root];
    return root;
  }
}
