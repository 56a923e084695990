import { ARC_KINDS } from "../fabric.ts";
import { distance, type EdgeIndex } from "./edge-index.ts";
import type { Net } from "./noder.ts";
import type { Frame } from "./rings.ts";
import { isBorder, isGrid, kindOf, withKind } from "./soup.ts";

/** A border of a grid this near to a road, metres, runs along it. */
const BESIDE_M = 4;

const LANE = ARC_KINDS.indexOf("lane");
const VIRTUAL = ARC_KINDS.indexOf("virtual");

/**
 * The net, with borders of grids in force that run right beside a road called by that road's kind: they were drawn along it, and what lies
 * between is too little to be a cell.
 */
export function alongRoads(net: Net, enclosing: { net: Net; index: EdgeIndex }, { east, north }: Frame): Net {
  const { x, y, a, b } = net;
  const roads = enclosing.net;
  const kx = east / north;
  const reach = BESIDE_M / north;
  const tag = net.tag.slice();
  for (let edge = 0; edge < tag.length; edge++) {
    if (!isGrid(tag[edge]) || kindOf(tag[edge]) !== VIRTUAL) continue;
    const [ax, ay, bx, by] = [x[a[edge]], y[a[edge]], x[b[edge]], y[b[edge]]];
    const places = [
      [ax, ay],
      [(ax + bx) / 2, (ay + by) / 2],
      [bx, by],
    ];
    const near = enclosing.index
      .near(
        Math.min(ax, bx) - reach / kx,
        Math.min(ay, by) - reach,
        Math.max(ax, bx) + reach / kx,
        Math.max(ay, by) + reach,
      )
      .filter((road) => !isBorder(roads.tag[road]) && kindOf(roads.tag[road]) <= LANE);
    const besides = places.map(([px, py]) =>
      near
        .filter((road) => {
          const [p, q] = [roads.a[road], roads.b[road]];
          return distance(px, py, roads.x[p], roads.y[p], roads.x[q], roads.y[q], kx) <= reach;
        })
        .map((road) => kindOf(roads.tag[road])),
    );
    if (besides.some((kinds) => kinds.length === 0)) continue;
    tag[edge] = withKind(tag[edge], Math.max(...besides.map((kinds) => Math.min(...kinds))));
  }
  return { ...net, tag };
}
