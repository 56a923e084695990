import { pointKey } from "./lattice.ts";
import { type Net, node, type Stray } from "./noder.ts";
import { isBorder, Soup } from "./soup.ts";

/** Rounds after which lines that still push the border away are cut there. */
const PATIENCE = 6;

/**
 * Nodes `lines` with a border that keeps every point it has and gets none: where noding would bend it, the point that bends it
 * moves to the nearer end of the border's segment. `border` must be noded itself, all of it tagged as border.
 */
export function nodeWithin(border: Soup, lines: Soup): Net {
  let soup = new Soup();
  soup.addAll(border);
  soup.addAll(lines);
  for (let round = 0; ; round++) {
    const { net, strays } = node(soup, border.length);
    if (strays.length === 0) return net;
    soup = without(net, border, movesOf(strays, border), round >= PATIENCE);
  }
}

/** For each stray point the end of a pinned segment that it goes to. */
function movesOf(strays: readonly Stray[], border: Soup): Map<number, { x: number; y: number; distance: number }> {
  const moves = new Map<number, { x: number; y: number; distance: number }>();
  for (const { x, y, segment } of strays) {
    const ends = [
      [border.ax[segment], border.ay[segment]],
      [border.bx[segment], border.by[segment]],
    ];
    for (const [toX, toY] of ends) {
      const distance = Math.hypot(toX - x, toY - y);
      const known = moves.get(pointKey(x, y));
      if (!known || distance < known.distance) moves.set(pointKey(x, y), { x: toX, y: toY, distance });
    }
  }
  return moves;
}

/** The border as it was, and the other edges with their points moved; with `isCut`, without edges that end in such points. */
function without(net: Net, border: Soup, moves: ReturnType<typeof movesOf>, isCut: boolean): Soup {
  const soup = new Soup();
  soup.addAll(border);
  for (let edge = 0; edge < net.tag.length; edge++) {
    if (isBorder(net.tag[edge])) continue;
    const [a, b] = [net.a[edge], net.b[edge]];
    const [from, to] = [moves.get(pointKey(net.x[a], net.y[a])), moves.get(pointKey(net.x[b], net.y[b]))];
    if (isCut && (from || to)) continue;
    const way = [...bent(net, a, b, from), ...bent(net, b, a, to).reverse()];
    soup.addLine(way.flat(), net.tag[edge]);
  }
  return soup;
}

/** How far before the border a line may bend to where it meets it, lattice units. */
const BEND = 300;

/** The beginning of the edge p → q when p moves: the new point, and one a little way along, so that a long line does not swing. */
function bent({ x, y }: Net, p: number, q: number, to: { x: number; y: number } | undefined): [number, number][] {
  if (!to) return [[x[p], y[p]]];
  const [dx, dy] = [x[q] - x[p], y[q] - y[p]];
  const length = Math.hypot(dx, dy);
  if (length < 3 * BEND) return [[to.x, to.y]];
  const share = BEND / length;
  return [
    [to.x, to.y],
    [x[p] + Math.round(dx * share), y[p] + Math.round(dy * share)],
  ];
}
