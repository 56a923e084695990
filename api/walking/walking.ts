import { mercatorX, mercatorY, metresPerWorldUnit, positionOf, WORLD } from "../../domain/mercator.ts";
import type { Position } from "../../domain/position.ts";
import type { Measured, Way } from "../../domain/walk.ts";
import { type Network, straightMetres } from "../../domain/walking/network.ts";
import { type Snap, snap } from "../../domain/walking/snap.ts";
import { metresBetween, metresTo, spread, untilReached } from "../../domain/walking/spread.ts";
import { type RoadWay, shortestWay, wayFromNearest } from "../../domain/walking/way.ts";
import { type Ground, type Roads, roadsOf } from "./roads.ts";

/** Walking over the roads in memory. The network is made when it is first asked for, and anew when roads or waters change. */
export class Walking {
  private made: { roads: string; land: string; made: Roads } | null = null;

  constructor(private readonly ground: Ground) {}

  /** The network as of now; another object once it is another network. */
  network(): Network {
    return this.roads().network;
  }

  /** How far it is from each of `points` to each other, row by row: all of it over roads, or all of it straight. */
  matrix(points: readonly Position[]): { metres: Float64Array; measured: Measured } {
    const network = this.network();
    const snaps = points.map((point) => this.snapAt(point)).filter((found) => found !== null);
    if (snaps.length === points.length) {
      const metres = metresBetween(network, snaps);
      if (metres.every(Number.isFinite)) return { metres, measured: "roads" };
    }
    const { length } = points;
    const metres = new Float64Array(length * length);
    points.forEach((from, row) => {
      points.forEach((to, column) => {
        metres[row * length + column] = this.straight(from, to);
      });
    });
    return { metres, measured: "straight" };
  }

  /** The shortest way from one position to another. */
  way(from: Position, to: Position): Way {
    const [start, goal] = [this.snapAt(from), this.snapAt(to)];
    const found = start && goal && shortestWay(this.network(), start, goal);
    if (found) return { line: lineOf(found, from, to), metres: found.metres, measured: "roads" };
    return { line: [from, to], metres: this.straight(from, to), measured: "straight" };
  }

  /** The shortest of the ways from `starts`, and which it is from; null when there are none. */
  wayFromAny(starts: readonly Position[], to: Position): { way: Way; from: number } | null {
    if (starts.length === 0) return null;
    const network = this.network();
    const goal = this.snapAt(to);
    const snaps = starts.map((start) => this.snapAt(start));
    const known = snaps.filter((one) => one !== null);
    const walked = goal && spread(network, [goal], { isEnough: untilReached(network, known) });
    const far = snaps.map((one) => (one && walked ? metresTo(network, walked, one) : Infinity));
    const isReached = far.some(Number.isFinite);
    const metres = isReached ? far : starts.map((start) => this.straight(start, to));
    const from = metres.indexOf(Math.min(...metres));
    return { way: this.way(starts[from], to), from };
  }

  /** The way from the nearest street that has a name; else only the last steps from the nearest road. */
  wayFromStreet(to: Position): Way & { street: string | null } {
    const { network, streets } = this.roads();
    const goal = this.snapAt(to);
    if (!goal) return { line: [to], metres: 0, measured: "straight", street: null };
    const found = wayFromNearest(network, goal, (edge) => streets[network.line[edge]] !== null);
    const way: RoadWay = found ?? { points: [[goal.x, goal.y]], metres: goal.metres };
    const line = lineOf(way, positionOf(...way.points[0]), to);
    return { line, metres: way.metres, measured: "roads", street: found && streets[network.line[found.edge]] };
  }

  /** Where `position` meets the network; null when there is no road near. */
  snapAt(position: Position): Snap | null {
    return snap(this.network(), ...worldOf(position));
  }

  private straight(from: Position, to: Position): number {
    return straightMetres(...worldOf(from), ...worldOf(to), metresPerWorldUnit);
  }

  private roads(): Roads {
    const { roads, land } = this.ground.versions;
    if (this.made?.roads !== roads || this.made.land !== land) this.made = { roads, land, made: roadsOf(this.ground) };
    return this.made.made;
  }
}

/** `position` in world units (domain/mercator.ts), fractions kept. */
export const worldOf = ([lng, lat]: Position): [x: number, y: number] => [
  mercatorX(lng) * WORLD,
  mercatorY(lat) * WORLD,
];

const lineOf = ({ points }: RoadWay, from: Position, to: Position): Position[] =>
  [from, ...points.map(([x, y]) => positionOf(x, y)), to].filter(
    (point, index, line) => index === 0 || point[0] !== line[index - 1][0] || point[1] !== line[index - 1][1],
  );
