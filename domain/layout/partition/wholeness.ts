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
  /** by neighbour: the nodes seen from it, and how many of them have been looked out from */
  private readonly queues: number[][] = [];
  private readonly heads: number[] = [];
  /** by neighbour: another one it is joined to, or itself; how many of those joined to it still look */
  private readonly joined: number[] = [];
  private readonly looking: number[] = [];

  constructor(graph: Graph) {
    this.graph = graph;
    this.seen = new Float64Array(graph.nodes);
  }

  /** Whether the part of `node` is in one piece, or empty, without it. It must be in one piece with it. */
  isWholeWithout(assignment: Assignment, node: number): boolean {
    const { first, neighbours } = this.graph;
    const { seen, queues, heads, joined, looking, stamp } = this;
    const part = assignment[node];
    let count = 0;
    for (let at = first[node]; at < first[node + 1]; at++) {
      const next = neighbours[at];
      if (assignment[next] !== part) continue;
      if (count === queues.length) queues.push([]);
      queues[count].length = 1;
      queues[count][0] = next;
      heads[count] = 0;
      joined[count] = count;
      looking[count] = 1;
      seen[next] = stamp + count++;
    }
    this.stamp += count;
    let apart = count;
    if (apart < 2) return true;
    while (true) {
      for (let from = 0; from < count; from++) {
        const queue = queues[from];
        if (heads[from] > queue.length) continue;
        if (heads[from] === queue.length) {
          heads[from]++;
          if (--looking[this.rootOf(from)] === 0) return false;
          continue;
        }
        const here = queue[heads[from]++];
        for (let at = first[here]; at < first[here + 1]; at++) {
          const next = neighbours[at];
          if (next === node || assignment[next] !== part) continue;
          if (seen[next] < stamp) {
            seen[next] = stamp + from;
            queue.push(next);
            continue;
          }
          const a = this.rootOf(from);
          const b = this.rootOf(seen[next] - stamp);
          if (a === b) continue;
          joined[a] = b;
          looking[b] += looking[a];
          if (--apart === 1) return true;
        }
      }
    }
  }

  private rootOf(from: number): number {
    let root = from;
    while (this.joined[root] !== root) root = this.joined[root];
    return root;
  }
}
