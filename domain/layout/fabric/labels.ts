import Flatbush from "flatbush";
import { type Enclosures, enclosureAt, groundOf } from "./enclosures.ts";
import { NOBODY } from "./far-ground.ts";
import type { Group } from "./footprints.ts";
import { FaceEdges, innerPoint } from "./inner-point.ts";
import type { NearestSeed } from "./nearest-seed.ts";
import type { Planar } from "./planar.ts";
import { type Frame, isWithin } from "./rings.ts";
import { type Cut, placeIn } from "./stairs.ts";

/** The owner of faces outside the community. */
export const NO_GROUND = -2;

export type Labels = {
  /** Per face: its owner, NOBODY or NO_GROUND. */
  readonly owner: Int32Array;
  /** Per face: 1 where it lies in a footprint of its owner. */
  readonly isBuilt: Uint8Array;
  /** Per face a point inside it. */
  readonly x: Float64Array;
  readonly y: Float64Array;
};

/** Says whose each face is: the smallest footprint's that it lies in, else the nearest seed's of its enclosure. */
export function labelsOf(
  planar: Planar,
  groups: readonly Group[],
  firstOwner: Int32Array,
  cuts: readonly (Cut | null)[],
  enclosures: Enclosures,
  nearest: NearestSeed,
  frame: Frame,
): Labels {
  const { faces } = planar;
  const isGround = groundOf(planar);
  const footprints = new Footprints(groups, firstOwner);
  const edges = new FaceEdges(planar);
  const labels = {
    owner: new Int32Array(faces).fill(NO_GROUND),
    isBuilt: new Uint8Array(faces),
    x: new Float64Array(faces),
    y: new Float64Array(faces),
  };
  for (let face = 1; face < faces; face++) {
    if (!isGround[face]) continue;
    const [x, y] = innerPoint(planar, edges, face);
    labels.x[face] = x;
    labels.y[face] = y;
    const group = footprints.at(x, y);
    if (group >= 0) {
      const cut = cuts[group];
      labels.owner[face] = firstOwner[group] + (cut ? placeIn(cut, x, y, frame) : 0);
      labels.isBuilt[face] = 1;
      continue;
    }
    const enclosure = enclosureAt(enclosures, x, y);
    labels.owner[face] = enclosure === 0 ? NOBODY : nearest.ownerAt(x, y, enclosure);
  }
  return labels;
}

/** Finds the smallest footprint at a point, by the number of its group. */
class Footprints {
  private readonly index: Flatbush;
  private readonly all: { rings: Group["footprints"][0]["rings"]; area: number; group: number }[] = [];

  constructor(groups: readonly Group[], firstOwner: Int32Array) {
    const boxes: Group["footprints"][0]["box"][] = [];
    groups.forEach(({ footprints }, group) => {
      if (firstOwner[group] < 0) return;
      for (const { rings, area, box } of footprints) {
        this.all.push({ rings, area, group });
        boxes.push(box);
      }
    });
    this.index = new Flatbush(Math.max(1, boxes.length));
    for (const box of boxes) this.index.add(...box);
    if (boxes.length === 0) this.index.add(0, 0, 0, 0);
    this.index.finish();
  }

  at(x: number, y: number): number {
    let best = -1;
    for (const i of this.index.search(x, y, x, y)) {
      if (i >= this.all.length || !isWithin(x, y, this.all[i].rings)) continue;
      const isBetter =
        best < 0 || this.all[i].area < this.all[best].area || (this.all[i].area === this.all[best].area && i < best);
      if (isBetter) best = i;
    }
    return best < 0 ? -1 : this.all[best].group;
  }
}
