import { metresPerWorldUnit } from "../../domain/mercator.ts";
import { type Network, straightMetres } from "../../domain/walking/network.ts";
import { isNearRoad, type Snap, snap } from "../../domain/walking/snap.ts";
import { metresTo, type Spread } from "../../domain/walking/spread.ts";
import type { HouseholdRows } from "../households/columns.ts";

type Rows = Pick<HouseholdRows, "id" | "lng" | "lat" | "x" | "y">;

/** So many doors are looked up at once; then others have their turn. */
const AT_ONCE = 2000;

const UNKNOWN = -2;
/** there is none near */
const NO_ROAD = -1;
/** there is one near, but across water */
const CUT_OFF = -3;

/**
 * Where each household's door meets the network, by the household's id. Looked up once and kept until the door or the network is
 * another: it takes a second or two for a county, and everything asked afterwards a tenth of that.
 */
export class Doors {
  private network: Network | null = null;
  /** by id: edge or one of the above, share along it, metres to it, and for which position that holds */
  private edge = new Int32Array(0);
  private share = new Float64Array(0);
  private metres = new Float64Array(0);
  private lng = new Int32Array(0);
  private lat = new Int32Array(0);

  /** Looks up every door of `rows` that is not known yet, without keeping the thread for itself. */
  async ready(network: Network, rows: Rows): Promise<void> {
    this.begin(network, rows.id.reduce((most, id) => Math.max(most, id), 0) + 1);
    let looked = 0;
    for (let row = 0; row < rows.id.length; row++) {
      if (this.isKnown(rows, row)) continue;
      this.look(network, rows, row);
      if (++looked % AT_ONCE > 0) continue;
      await new Promise((resolve) => setImmediate(resolve));
      // others may have asked for another network meanwhile
      if (this.network !== network) this.begin(network, this.edge.length);
    }
  }

  /** How far the door of `row` is from where `walked` set out; undefined where there is no road near the door. */
  metresOf(network: Network, walked: Spread, rows: Rows, row: number): number | undefined {
    const id = rows.id[row];
    if (this.edge[id] === CUT_OFF) return Infinity;
    if (this.edge[id] < 0) return undefined;
    const at: Snap = { edge: this.edge[id], share: this.share[id], metres: this.metres[id], x: 0, y: 0 };
    return metresTo(network, walked, at);
  }

  private isKnown({ id, lng, lat }: Rows, row: number): boolean {
    const at = id[row];
    return this.edge[at] !== UNKNOWN && this.lng[at] === lng[row] && this.lat[at] === lat[row];
  }

  private look(network: Network, { id, lng, lat, x, y }: Rows, row: number): void {
    const at = id[row];
    const found = snap(network, x[row], y[row]);
    this.edge[at] = found?.edge ?? (isNearRoad(network, x[row], y[row]) ? CUT_OFF : NO_ROAD);
    this.share[at] = found?.share ?? 0;
    this.metres[at] = found?.metres ?? 0;
    this.lng[at] = lng[row];
    this.lat[at] = lat[row];
  }

  private begin(network: Network, size: number): void {
    if (this.network !== network) {
      this.network = network;
      this.edge.fill(UNKNOWN);
    }
    if (size <= this.edge.length) return;
    const room = Math.ceil(size * 1.2);
    const edge = new Int32Array(room).fill(UNKNOWN);
    edge.set(this.edge);
    this.edge = edge;
    this.share = grown(this.share, new Float64Array(room));
    this.metres = grown(this.metres, new Float64Array(room));
    this.lng = grown(this.lng, new Int32Array(room));
    this.lat = grown(this.lat, new Int32Array(room));
  }
}

/** The straight distance from a point of the world to the door of `row`. */
export const straightTo = ({ x, y }: Rows, row: number, from: readonly [number, number]): number =>
  straightMetres(from[0], from[1], x[row], y[row], metresPerWorldUnit);

function grown<Column extends Float64Array | Int32Array>(before: Column, after: Column): Column {
  after.set(before);
  return after;
}
