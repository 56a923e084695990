import { type MultiPolygon, type Ring, withoutRepeats } from "./rings.ts";

/** A line that the rings beside it share, from node to node; a ring that touches nothing, or one point, is one by itself. */
export type SharedEdge = {
  /** numbers of its points; of a ring, the last is the first */
  readonly points: readonly number[];
  readonly isRing: boolean;
  /** a ring without a node: its first point is like any other */
  readonly isFree: boolean;
  /** the rings it is part of: the one of each side */
  readonly uses: RingPlace[];
};

/** Ring `ring` of piece `piece` of polygon `polygon`; ring 0 is the outer one. */
export type RingPlace = { readonly polygon: number; readonly piece: number; readonly ring: number };

/** A ring as the edges it runs along. Rings without ground, which have no edges, stay as they are. */
export type EdgeWalk = readonly { readonly edge: number; readonly isBackwards: boolean }[] | { readonly asItIs: Ring };

export type SharedEdges = {
  /** coordinates of the points */
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly edges: readonly SharedEdge[];
  /** by polygon, piece and ring */
  readonly walks: readonly (readonly (readonly EdgeWalk[])[])[];
};

/**
 * The edges of a coverage. Nodes are points from which lines go in other than two directions:
 *
 *        ┌────●────┐       ● nodes: three lines meet
 *        │    │    │       three edges, of which the middle one has two uses
 *        └────●────┘
 */
export function sharedEdges(polygons: readonly MultiPolygon[]): SharedEdges {
  const points = numberPoints(polygons);
  const isNode = nodesOf(points);
  const edges: SharedEdge[] = [];
  const byStart = new Map<string, { edge: number; isBackwards: boolean }>();
  const walkOf = (ids: readonly number[], place: RingPlace): EdgeWalk => {
    const ring = fromNode(ids, isNode);
    const walk: { edge: number; isBackwards: boolean }[] = [];
    for (let from = 0; from + 1 < ring.length; ) {
      let to = from + 1;
      while (to + 1 < ring.length && !isNode[ring[to]]) to++;
      const line = ring.slice(from, to + 1);
      // between nodes there is one way on only, so that the first two points tell the edge
      const known = byStart.get(`${line[0]} ${line[1]}`);
      const step = known ?? { edge: edges.length, isBackwards: false };
      if (!known) {
        const isRing = line[0] === line[line.length - 1];
        edges.push({ points: line, isRing, isFree: isRing && !isNode[line[0]], uses: [] });
        byStart.set(`${line[0]} ${line[1]}`, step);
        byStart.set(`${line[line.length - 1]} ${line[line.length - 2]}`, { edge: step.edge, isBackwards: true });
      }
      edges[step.edge].uses.push(place);
      walk.push(step);
      from = to;
    }
    return walk;
  };
  const walks = points.rings.map((pieces, polygon) =>
    pieces.map((rings, piece) =>
      rings.map((ids, ring) =>
        ids.length > 3 ? walkOf(ids, { polygon, piece, ring }) : { asItIs: polygons[polygon][piece][ring] },
      ),
    ),
  );
  return { x: points.x, y: points.y, edges, walks };
}

type Points = { x: number[]; y: number[]; rings: number[][][][] };

function numberPoints(polygons: readonly MultiPolygon[]): Points {
  const [x, y]: [number[], number[]] = [[], []];
  const known = new Map<string, number>();
  const numberOf = (point: readonly number[]) => {
    const key = `${point[0]} ${point[1]}`;
    let id = known.get(key);
    if (id === undefined) {
      id = x.push(point[0]) - 1;
      y.push(point[1]);
      known.set(key, id);
    }
    return id;
  };
  const rings = polygons.map((polygon) =>
    polygon.map((piece) => piece.map((ring) => withoutRepeats(ring).map(numberOf))),
  );
  return { x, y, rings };
}

/** Whether each point is a node. Where a ring shrank to a line or a point, its points are nodes as well. */
function nodesOf({ x, rings }: Points): Uint8Array {
  const isNode = new Uint8Array(x.length);
  const neighbours: [number, number][] = x.map(() => [-1, -1]);
  const join = (from: number, to: number) => {
    const known = neighbours[from];
    if (known[0] === to || known[1] === to) return;
    if (known[0] < 0) known[0] = to;
    else if (known[1] < 0) known[1] = to;
    else isNode[from] = 1;
  };
  for (const ids of rings.flat(2)) {
    if (ids.length <= 3) for (const id of ids) isNode[id] = 1;
    for (let i = 0; i + 1 < ids.length; i++) {
      join(ids[i], ids[i + 1]);
      join(ids[i + 1], ids[i]);
    }
  }
  return isNode;
}

/** The closed ring begun at a node; where it has none, at its lowest point, so that all its uses agree. */
function fromNode(ids: readonly number[], isNode: Uint8Array): number[] {
  const open = ids.slice(1);
  const node = open.findIndex((id) => isNode[id] === 1);
  const first = node >= 0 ? node : open.indexOf(open.reduce((least, id) => Math.min(least, id)));
  const ring = [...open.slice(first), ...open.slice(0, first)];
  return [...ring, ring[0]];
}
