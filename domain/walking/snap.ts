import type { Network } from "./network.ts";
import { nearestShare } from "./segments.ts";

/** Where a position meets the network: on `edge`, `share` of the way from its first node to its second. */
export type Snap = {
  edge: number;
  share: number;
  x: number;
  y: number;
  /** straight from the position to there */
  metres: number;
};

/** A position farther than this from every road is not near one. */
const NEAR_M = 200;

/** Looked at in turn, so that most positions see few edges. */
const RINGS_M = [30, 90, NEAR_M];

/**
 * The nearest point of a road that can be reached straight from the position: without crossing water, and without crossing a
 * wall where there is another. Null when there is none within NEAR_M.
 */
export function snap(network: Network, x: number, y: number): Snap | null {
  const { index, indexed, barriers } = network;
  if (!index) return null;
  const scale = network.scale(y);
  let throughWall: Snap | null = null;
  let seenM = -1;
  for (const ringM of RINGS_M) {
    const far = ringM / scale;
    const near = index
      .search(x - far, y - far, x + far, y + far)
      .map((at) => onEdge(network, indexed[at], x, y, scale))
      // beyond the ring a nearer one may lie outside the box
      .filter(({ metres }) => metres <= ringM && metres > seenM)
      .sort((a, b) => a.metres - b.metres);
    for (const found of near) {
      const between = barriers.between(x, y, found.x, found.y);
      if (between === "nothing") return found;
      if (between === "wall") throughWall ??= found;
    }
    seenM = ringM;
  }
  return throughWall;
}

/** Whether there is a road within NEAR_M, on this side of the water or the other. */
export function isNearRoad(network: Network, x: number, y: number): boolean {
  const scale = network.scale(y);
  const far = NEAR_M / scale;
  const near = network.index?.search(x - far, y - far, x + far, y + far) ?? [];
  return near.some((at) => onEdge(network, network.indexed[at], x, y, scale).metres <= NEAR_M);
}

function onEdge(network: Network, edge: number, x: number, y: number, scale: number): Snap {
  const [a, b] = [network.from[edge], network.to[edge]];
  const [ax, ay, bx, by] = [network.x[a], network.y[a], network.x[b], network.y[b]];
  const share = nearestShare(x, y, ax, ay, bx, by);
  const [px, py] = [ax + share * (bx - ax), ay + share * (by - ay)];
  return { edge, share, x: px, y: py, metres: Math.hypot(px - x, py - y) * scale };
}
