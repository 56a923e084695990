import type { Network } from "./network.ts";
import { type Lattice, outlineOf, type Ring } from "./outline.ts";
import { snap } from "./snap.ts";
import { metresTo, type Spread } from "./spread.ts";

/** About as many squares as this lie between the middle of the lattice and its rim. */
const SQUARES = 46;

/** No square is smaller. */
const LEAST_M = 10;

/**
 * The ground that is within `limitM` of where `walked` set out, as polygons: every corner of a lattice is measured as a door
 * there would be, by the nearest road it can step on; and the roads that are reached are part of it with what lies beside
 * them. Water ends the ground where it begins. `middle` is a point from which nothing reached is farther than `limitM`.
 */
export function reachArea(
  network: Network,
  walked: Spread,
  middle: readonly [number, number],
  limitM: number,
): Ring[][] {
  const scale = network.scale(middle[1]);
  const stepM = Math.max(LEAST_M, limitM / SQUARES);
  const step = stepM / scale;
  const half = Math.ceil(limitM / stepM) + 1;
  const columns = 2 * half + 1;
  const lattice: Lattice = {
    x: middle[0] - half * step,
    y: middle[1] - half * step,
    step,
    columns,
    rows: columns,
    values: new Float64Array(columns * columns).fill(Infinity),
  };
  measureCorners(network, walked, lattice, middle, limitM / scale);
  addRoads(network, walked, lattice, limitM);
  return outlineOf(lattice, limitM, (inner, outer) => leaving(network, lattice, inner, outer, limitM, stepM));
}

const cornerAt = ({ x, y, step, columns }: Lattice, index: number): [number, number] => [
  x + (index % columns) * step,
  y + Math.floor(index / columns) * step,
];

function measureCorners(
  network: Network,
  walked: Spread,
  lattice: Lattice,
  [mx, my]: readonly [number, number],
  radius: number,
) {
  for (let index = 0; index < lattice.values.length; index++) {
    const [x, y] = cornerAt(lattice, index);
    if (Math.hypot(x - mx, y - my) > radius) continue;
    const found = snap(network, x, y);
    if (found) lattice.values[index] = metresTo(network, walked, found);
  }
}

/** Corners of the squares that a reached road runs through are as far as the road and the step from there, where nothing stands between. */
function addRoads(network: Network, { metres, starts }: Spread, lattice: Lattice, limitM: number): void {
  const { x, y, from, to, metres: lengths } = network;
  for (let edge = 0; edge < from.length; edge++) {
    const [a, b] = [from[edge], to[edge]];
    const here = starts.get(edge) ?? [];
    if (metres[a] > limitM && metres[b] > limitM && here.length === 0) continue;
    const pieces = Math.max(1, Math.ceil(Math.hypot(x[b] - x[a], y[b] - y[a]) / (lattice.step / 2)));
    for (let piece = 0; piece <= pieces; piece++) {
      const share = piece / pieces;
      const far = Math.min(
        metres[a] + share * lengths[edge],
        metres[b] + (1 - share) * lengths[edge],
        ...here.map((start) => start.metres + Math.abs(start.share - share) * lengths[edge]),
      );
      if (far <= limitM) addBeside(network, lattice, x[a] + share * (x[b] - x[a]), y[a] + share * (y[b] - y[a]), far);
    }
  }
}

function addBeside(network: Network, lattice: Lattice, px: number, py: number, far: number): void {
  const { step, columns, rows, values } = lattice;
  const scale = network.scale(py);
  const column = Math.floor((px - lattice.x) / step);
  const row = Math.floor((py - lattice.y) / step);
  for (const [c, r] of [
    [column, row],
    [column + 1, row],
    [column, row + 1],
    [column + 1, row + 1],
  ]) {
    if (c < 0 || r < 0 || c >= columns || r >= rows) continue;
    const index = r * columns + c;
    const [x, y] = cornerAt(lattice, index);
    const metres = far + Math.hypot(x - px, y - py) * scale;
    if (metres < values[index] && network.barriers.between(px, py, x, y) === "nothing") values[index] = metres;
  }
}

/** Between an inner and an outer corner: at the water, where there is some; else where the limit is reached. */
function leaving(
  network: Network,
  lattice: Lattice,
  inner: number,
  outer: number,
  limitM: number,
  stepM: number,
): number {
  const water = network.barriers.firstBarred(...cornerAt(lattice, inner), ...cornerAt(lattice, outer));
  if (water !== null) return water;
  // why cut: the outer corner may be far away by road, or not to be reached at all
  const [a, b] = [Math.max(lattice.values[inner], limitM - stepM), Math.min(lattice.values[outer], limitM + stepM)];
  return Math.min(0.95, Math.max(0.05, (limitM - a) / (b - a)));
}
