/**
 * A graph to be divided: nodes with weights, joined where they share a border that can be crossed on foot. Neighbours of node i
 * are `neighbours[first[i]] … neighbours[first[i + 1] - 1]`, in rising order; each pair stands there twice.
 */
export type Graph = {
  readonly nodes: number;
  readonly weights: Float64Array;
  readonly first: Uint32Array;
  readonly neighbours: Uint32Array;
  /** Per entry of `neighbours`: length of the shared border in metres (in a graph without lengths: 1). */
  readonly lengths: Float64Array;
  /** Per entry of `neighbours`: 0 inside a block, 1 lane, 2 secondary road, 3 main road. */
  readonly roads: Uint8Array;
  /** What only a graph of real ground has. */
  readonly ground: Ground | null;
};

export type Ground = {
  /** Metres from any origin. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly areasM2: Float64Array;
  /** Border of the node that no neighbour shares, metres. */
  readonly outerLengthsM: Float64Array;
  /** Number of the street block a node lies in. */
  readonly blocks: Uint32Array;
};

/** The part of each node, 0-based. */
export type Assignment = Uint32Array;
