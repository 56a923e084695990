import Delaunator from "delaunator";

/** How far a line runs out where nothing stops it, in the units of the points. */
const OUT = 20_000;

/**
 * The lines halfway between points of different owners: the sides of Voronoi cells, joined to chains between places where three owners
 * meet. Points and chains are x, y, x, y, …, metres.
 */
export function linesBetween(points: Float64Array, owner: ArrayLike<number>): number[][] {
  if (points.length < 4) return [];
  const { triangles, halfedges } = new Delaunator(points);
  // why: points on one line have no triangles
  if (triangles.length === 0) return linesBetweenInRow(points, owner);
  const centres = centresOf(points, triangles);
  const differs = (half: number) => owner[triangles[half]] !== owner[triangles[following(half)]];
  const isSeen = new Uint8Array(halfedges.length);
  const isJunction = (triangle: number) =>
    differs(triangle * 3) && differs(triangle * 3 + 1) && differs(triangle * 3 + 2);
  const centre = (triangle: number): [number, number] => [centres[triangle * 2], centres[triangle * 2 + 1]];

  /** Follows the line out of a triangle through one of its sides. */
  const follow = (chain: number[], start: number): number[] => {
    let half = start;
    for (;;) {
      const other = halfedges[half];
      isSeen[half] = 1;
      if (other < 0) {
        chain.push(...endOf(points, triangles, half, centre(Math.floor(half / 3))));
        return chain;
      }
      isSeen[other] = 1;
      const triangle = Math.floor(other / 3);
      chain.push(...centre(triangle));
      if (isJunction(triangle)) return chain;
      const next = [triangle * 3, triangle * 3 + 1, triangle * 3 + 2].find((side) => side !== other && differs(side))!;
      if (isSeen[next]) return chain;
      half = next;
    }
  };

  const chains: number[][] = [];
  for (let triangle = 0; triangle < triangles.length / 3; triangle++) {
    if (!isJunction(triangle)) continue;
    for (let side = triangle * 3; side < triangle * 3 + 3; side++) {
      if (!isSeen[side]) chains.push(follow([...centre(triangle)], side));
    }
  }
  for (let half = 0; half < halfedges.length; half++) {
    if (halfedges[half] >= 0 || isSeen[half] || !differs(half)) continue;
    const triangle = Math.floor(half / 3);
    isSeen[half] = 1;
    const chain = [...endOf(points, triangles, half, centre(triangle)), ...centre(triangle)];
    const next = [triangle * 3, triangle * 3 + 1, triangle * 3 + 2].find((side) => side !== half && differs(side))!;
    chains.push(isSeen[next] ? chain : follow(chain, next));
  }
  for (let half = 0; half < halfedges.length; half++) {
    if (!isSeen[half] && differs(half)) chains.push(follow([...centre(Math.floor(half / 3))], half));
  }
  return chains;
}

const following = (half: number): number => (half % 3 === 2 ? half - 2 : half + 1);

/** The point equally far from the corners of each triangle; the middle of its longest side where it is flat. */
function centresOf(points: Float64Array, triangles: Uint32Array): Float64Array {
  const centres = new Float64Array((triangles.length / 3) * 2);
  for (let i = 0; i < triangles.length; i += 3) {
    const [p, q, r] = [triangles[i] * 2, triangles[i + 1] * 2, triangles[i + 2] * 2];
    const [ax, ay] = [points[p], points[p + 1]];
    const [dx, dy, ex, ey] = [points[q] - ax, points[q + 1] - ay, points[r] - ax, points[r + 1] - ay];
    const [bl, cl, over] = [dx * dx + dy * dy, ex * ex + ey * ey, 2 * (dx * ey - dy * ex)];
    const [x, y] = [ax + (ey * bl - dy * cl) / over, ay + (dx * cl - ex * bl) / over];
    const isSound = Math.abs(x) < 1e9 && Math.abs(y) < 1e9;
    centres[(i / 3) * 2] = isSound ? x : (points[q] + points[r]) / 2;
    centres[(i / 3) * 2 + 1] = isSound ? y : (points[q + 1] + points[r + 1]) / 2;
  }
  return centres;
}

/** Where the line through a side of the hull ends, far outside. */
function endOf(
  points: Float64Array,
  triangles: Uint32Array,
  half: number,
  [x, y]: readonly [number, number],
): [number, number] {
  const [p, q, r] = [half, following(half), following(following(half))].map((at) => triangles[at] * 2);
  const [dx, dy] = [points[q] - points[p], points[q + 1] - points[p + 1]];
  const length = Math.hypot(dx, dy);
  const inwards = Math.sign(dx * (points[r + 1] - points[p + 1]) - dy * (points[r] - points[p]));
  return [x + ((dy * inwards) / length) * OUT, y - ((dx * inwards) / length) * OUT];
}

/** Points on one line: straight across, halfway between neighbours of different owners. */
function linesBetweenInRow(points: Float64Array, owner: ArrayLike<number>): number[][] {
  const order = Array.from({ length: points.length / 2 }, (_, i) => i).sort(
    (p, q) => points[p * 2] - points[q * 2] || points[p * 2 + 1] - points[q * 2 + 1],
  );
  const lines: number[][] = [];
  for (let i = 1; i < order.length; i++) {
    const [p, q] = [order[i - 1], order[i]];
    const [dx, dy] = [points[q * 2] - points[p * 2], points[q * 2 + 1] - points[p * 2 + 1]];
    const length = Math.hypot(dx, dy);
    if (owner[p] === owner[q] || length === 0) continue;
    const [x, y] = [points[p * 2] + dx / 2, points[p * 2 + 1] + dy / 2];
    const [outX, outY] = [(-dy / length) * OUT, (dx / length) * OUT];
    lines.push([x - outX, y - outY, x + outX, y + outY]);
  }
  return lines;
}
