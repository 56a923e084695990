import type { MultiPolygon } from "geojson";
import { positionOf } from "../../domain/mercator.ts";
import type { Position } from "../../domain/position.ts";
import { METRES_A_MINUTE, type Measured } from "../../domain/walk.ts";
import type { Ring } from "../../domain/walking/outline.ts";
import { reachArea } from "../../domain/walking/reach-area.ts";
import { spread } from "../../domain/walking/spread.ts";
import type { View } from "../access/views.ts";
import { RecentlyUsed } from "../memory/recently-used.ts";
import { Doors, straightTo } from "./doors.ts";
import { type Walking, worldOf } from "./walking.ts";

type Households = View["households"];

const MOST_KEPT = 64;

/** Corners of a circle that is drawn straight. */
const CORNERS = 72;

/** How far one gets on foot: the ground around a facility, and which households lie within or outside. */
export class Reach {
  private readonly doors = new Doors();
  private readonly areas = new RecentlyUsed<{ network: unknown; measured: Measured; area: MultiPolygon }>(MOST_KEPT);

  constructor(private readonly walking: Walking) {}

  /** The ground from which one walks to `position` in so many minutes. */
  area(position: Position, minutes: number): { area: MultiPolygon; measured: Measured } {
    const network = this.walking.network();
    const key = `${position.join()} ${minutes}`;
    const make = () => ({ network, ...this.makeArea(position, minutes * METRES_A_MINUTE) });
    const { area, measured } = this.areas.get(key, make, (known) => known.network === network);
    return { area, measured };
  }

  /**
   * How far the nearest of `facilities` is from each row of `rows`, in metres, Infinity when it is farther than `withinM`; and how
   * many rows were measured straight, because there is no road near their door.
   */
  async metres(facilities: readonly Position[], rows: Households, withinM: number) {
    const network = this.walking.network();
    await this.doors.ready(network, rows);
    const snaps = facilities.map((facility) => this.walking.snapAt(facility));
    const walked = spread(
      network,
      snaps.filter((found) => found !== null),
      { withinM },
    );
    const worlds = facilities.map(worldOf);
    const apart = worlds.filter((_, index) => snaps[index] === null);
    const metres = new Float64Array(rows.id.length);
    let straight = 0;
    for (let row = 0; row < metres.length; row++) {
      const byRoad = this.doors.metresOf(network, walked, rows, row);
      // no road leads to a facility that lies apart, nor from a door that does
      const others = byRoad === undefined ? worlds : apart;
      if (byRoad === undefined) straight++;
      const far = others.reduce((least, one) => Math.min(least, straightTo(rows, row, one)), byRoad ?? Infinity);
      metres[row] = far <= withinM ? far : Infinity;
    }
    return { metres, straight };
  }

  private makeArea(position: Position, metres: number): { area: MultiPolygon; measured: Measured } {
    const network = this.walking.network();
    const start = this.walking.snapAt(position);
    const [x, y] = worldOf(position);
    if (!start) {
      const radius = metres / network.scale(y);
      const ring = Array.from({ length: CORNERS }, (_, corner): [number, number] => {
        const turn = (2 * Math.PI * corner) / CORNERS;
        return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)];
      });
      return { area: multiPolygon([[ring]]), measured: "straight" };
    }
    const walked = spread(network, [start], { withinM: metres });
    return { area: multiPolygon(reachArea(network, walked, [x, y], metres)), measured: "roads" };
  }
}

/** World units run southward: what turned left there turns right here, and the other way round. */
const multiPolygon = (polygons: readonly Ring[][]): MultiPolygon => ({
  type: "MultiPolygon",
  coordinates: polygons.map((rings) =>
    rings.map((ring) => {
      const positions = ring.map(([x, y]) => [...positionOf(x, y)]).reverse();
      return [...positions, positions[0]];
    }),
  ),
});
