/** The root of `start` in a forest in which each entry names its parent and a root itself; halves the way there (union–find). */
export function rootIn(parent: Int32Array | Uint32Array, start: number): number {
  let at = start;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]];
    at = parent[at];
  }
  return at;
}
