import Flatbush from "flatbush";
import {
  type Box,
  boxOf,
  drawnTwiceArea,
  type Frame,
  isWithin,
  polygonsOf,
  type Ring,
  toDegrees,
  toUnits,
} from "./rings.ts";
import type { FabricNote, SourceBuilding } from "./sources.ts";

/** Footprints that stand together as one, most of the time of one building. */
export type Group = {
  /** The buildings in it, the one it is named after first. */
  readonly buildings: readonly SourceBuilding[];
  /** Rings of all footprints, lattice numbers, read by the even-odd rule per footprint; none where only a point is known. */
  readonly footprints: readonly { rings: readonly Ring[]; box: Box; area: number }[];
  /** The point a building without a footprint stands at. */
  readonly point: readonly [x: number, y: number] | null;
};

/** A footprint that lies by more than this share in another is one with it. */
const SAME = 0.5;

/** Sharing less than this with another is drawing by hand. */
const LIGHT = 0.05;

/** Less ground than this, square metres, is a point. */
const LEAST_M2 = 1;

/** Reads the footprints and puts together those that overlap heavily. */
export function groupsOf(buildings: readonly SourceBuilding[], frame: Frame, notes: FabricNote[]): Group[] {
  const singles: Group[] = [];
  const unitM2 = frame.east * frame.north;
  for (const building of buildings) {
    const at = toUnits(building.position, frame);
    const polygons = building.footprint ? polygonsOf(building.footprint, frame) : [];
    if (!at || !polygons) {
      notes.push({ fault: "too-far", at: [...building.position], building: building.id });
      continue;
    }
    const rings = polygons.flat();
    const area = (drawnTwiceArea(polygons) / 2) * unitM2;
    const isGround = rings.length > 0 && area >= LEAST_M2;
    if (building.footprint && !isGround)
      notes.push({ fault: "footprint-broken", at: [...building.position], building: building.id });
    const footprints = isGround ? [{ rings, box: boxOf(rings), area }] : [];
    singles.push({ buildings: [building], footprints, point: isGround ? null : at });
  }
  return merged(singles, frame, notes);
}

function merged(singles: readonly Group[], frame: Frame, notes: FabricNote[]): Group[] {
  const root = singles.map((_, i) => i);
  const rootOf = (i: number): number => {
    let at = i;
    while (root[at] !== at) at = root[at];
    return at;
  };
  const index = new Flatbush(Math.max(1, singles.length));
  for (const { footprints, point } of singles) {
    const [west, south, east, north] = footprints[0]?.box ?? [...point!, ...point!];
    index.add(west, south, east, north);
  }
  if (singles.length === 0) index.add(0, 0, 0, 0);
  index.finish();
  singles.forEach(({ footprints: [mine], buildings: [building] }, i) => {
    if (!mine) return;
    for (const k of index.search(...mine.box)) {
      const theirs = singles[k]?.footprints[0];
      if (k === i || !theirs || mine.area > theirs.area || (mine.area === theirs.area && k < i)) continue;
      const share = shareWithin(mine, theirs);
      if (share <= LIGHT) continue;
      const isSame = share > SAME;
      if (isSame && rootOf(i) !== rootOf(k)) root[rootOf(i)] = rootOf(k);
      notes.push({
        fault: isSame ? "footprints-merged" : "footprints-overlap",
        at: toDegrees((mine.box[0] + mine.box[2]) / 2, (mine.box[1] + mine.box[3]) / 2, frame),
        building: building.id,
        other: singles[k].buildings[0].id,
      });
    }
  });
  const together = new Map<number, Group[]>();
  singles.forEach((group, i) => {
    together.set(rootOf(i), [...(together.get(rootOf(i)) ?? []), group]);
  });
  return [...together.values()].map((groups) => {
    const area = (group: Group) => group.footprints[0]?.area ?? 0;
    const ranked = groups.sort(
      (p, q) =>
        q.buildings[0].households - p.buildings[0].households ||
        area(q) - area(p) ||
        p.buildings[0].id - q.buildings[0].id,
    );
    return {
      buildings: ranked.map((group) => group.buildings[0]),
      footprints: ranked.flatMap((group) => group.footprints),
      point: ranked[0].point,
    };
  });
}

const SAMPLES = 12;

/** Which part of one footprint lies in another, by a grid of samples. */
function shareWithin(mine: Group["footprints"][0], theirs: Group["footprints"][0]): number {
  const [west, south, east, north] = mine.box;
  let all = 0;
  let shared = 0;
  for (let i = 0; i < SAMPLES; i++) {
    for (let k = 0; k < SAMPLES; k++) {
      const x = west + ((i + 0.47) * (east - west)) / SAMPLES;
      const y = south + ((k + 0.47) * (north - south)) / SAMPLES;
      if (!isWithin(x, y, mine.rings)) continue;
      all++;
      if (isWithin(x, y, theirs.rings)) shared++;
    }
  }
  return all === 0 ? 0 : shared / all;
}
