import Flatbush from "flatbush";
import type { Frame } from "./rings.ts";
import type { Seeds } from "./seeds.ts";

/** Finds seeds by distance on the ground. */
export class NearestSeed {
  private readonly index: Flatbush;

  constructor(
    private readonly seeds: Seeds,
    private readonly frame: Frame,
  ) {
    const { owner, x, y } = seeds;
    this.index = new Flatbush(Math.max(1, owner.length));
    for (let i = 0; i < owner.length; i++) this.index.add(x[i] * frame.east, y[i] * frame.north);
    if (owner.length === 0) this.index.add(0, 0);
    this.index.finish();
  }

  /** The owner of the nearest seed of an enclosure; -1 when there is none. */
  ownerAt(x: number, y: number, enclosure: number): number {
    const { owner, enclosure: enclosures } = this.seeds;
    if (owner.length === 0) return -1;
    const { east, north } = this.frame;
    const [found] = this.index.neighbors(x * east, y * north, 1, Infinity, (i) => enclosures[i] === enclosure);
    return found === undefined ? -1 : owner[found];
  }

  /** Whether any seed lies within so many metres. */
  isNear(x: number, y: number, metres: number): boolean {
    if (this.seeds.owner.length === 0) return false;
    return this.index.neighbors(x * this.frame.east, y * this.frame.north, 1, metres).length > 0;
  }
}
