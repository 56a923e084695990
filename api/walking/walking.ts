import { mercatorX, mercatorY, metresPerWorldUnit, positionOf, WORLD } from "../../domain/mercator.ts";
import type { Position } from "../../domain/position.ts";
import type { Obstacle } from "../../domain/walking/barriers.ts";
import { type Network, straightMetres, walkingNetwork } from "../../domain/walking/network.ts";
import { type Snap, snap } from "../../domain/walking/snap.ts";
import type { WalkLine } from "../../domain/walking/split.ts";
import { metresBetween } from "../../domain/walking/spread.ts";
import { shortestWay } from "../../domain/walking/way.ts";
import { barrierOf, isWalked, isWater } from "../../domain/walking/ways.ts";
import type { Memory } from "../memory/memory.ts";

/** What a distance was measured along: roads; or straight, where there are none near or none that lead there. */
export type Measured = "roads" | "straight";

/** A way on foot. `line` begins and ends at the positions asked about. */
export type Way = { line: Position[]; metres: number; measured: Measured };

type Ground = Pick<Memory, "roads" | "land" | "versions">;

/** Walking over the roads in memory. The network is made when it is first asked for, and anew when roads or waters change. */
export class Walking {
  private made: { roads: string; land: string; network: Network } | null = null;

  constructor(private readonly ground: Ground) {}

  /** The network as of now; another object once it is another network. */
  network(): Network {
    const { roads, land } = this.ground.versions;
    if (this.made?.roads !== roads || this.made.land !== land) {
      this.made = { roads, land, network: networkOf(this.ground) };
    }
    return this.made.network;
  }

  /** How far it is from each of `points` to each other, row by row: all of it over roads, or all of it straight. */
  matrix(points: readonly Position[]): { metres: Float64Array; measured: Measured } {
    const network = this.network();
    const worlds = points.map(worldOf);
    const snaps = worlds.map(([x, y]) => snap(network, x, y)).filter((found) => found !== null);
    if (snaps.length === points.length) {
      const metres = metresBetween(network, snaps);
      if (metres.every(Number.isFinite)) return { metres, measured: "roads" };
    }
    const { length } = worlds;
    const metres = new Float64Array(length * length);
    worlds.forEach(([ax, ay], row) => {
      worlds.forEach(([bx, by], column) => {
        metres[row * length + column] = straightMetres(ax, ay, bx, by, network.scale);
      });
    });
    return { metres, measured: "straight" };
  }

  /** The shortest way from one position to another. */
  way(from: Position, to: Position): Way {
    const network = this.network();
    const [start, goal] = [from, to].map(worldOf);
    const [first, last] = [this.snapAt(from), this.snapAt(to)];
    const found = first && last && shortestWay(network, first, last);
    if (found) {
      const line = [from, ...found.points.map(([x, y]) => positionOf(x, y)), to].filter(notAgain);
      return { line, metres: found.metres, measured: "roads" };
    }
    const metres = straightMetres(start[0], start[1], goal[0], goal[1], network.scale);
    return { line: [from, to], metres, measured: "straight" };
  }

  /** Where `position` meets the network; null when there is no road near. */
  snapAt(position: Position): Snap | null {
    return snap(this.network(), ...worldOf(position));
  }
}

/** `position` in world units (domain/mercator.ts), fractions kept. */
export const worldOf = ([lng, lat]: Position): [x: number, y: number] => [
  mercatorX(lng) * WORLD,
  mercatorY(lat) * WORLD,
];

const notAgain = (point: Position, index: number, line: readonly Position[]): boolean =>
  index === 0 || point[0] !== line[index - 1][0] || point[1] !== line[index - 1][1];

function networkOf({ roads, land }: Ground): Network {
  const lines: WalkLine[] = [];
  const obstacles: Obstacle[] = [];
  for (const { parts, properties } of roads.all()) {
    const kind = String(properties.kind);
    const raised = properties.bridge === true || properties.tunnel === true;
    const barrier = raised ? null : barrierOf(kind);
    const walked = isWalked(kind, properties.tunnel === true);
    for (const points of parts) {
      if (walked) lines.push({ points, raised });
      if (barrier) obstacles.push({ points, kind: barrier });
    }
  }
  for (const { parts, properties } of land.all()) {
    if (!isWater(String(properties.kind))) continue;
    for (const points of parts) obstacles.push({ points, kind: "barred" });
  }
  return walkingNetwork(lines, obstacles, metresPerWorldUnit);
}
