import { type Enclosures, enclosureAt } from "./enclosures.ts";
import type { Group } from "./footprints.ts";
import type { NearestSeed } from "./nearest-seed.ts";
import { type Frame, toDegrees } from "./rings.ts";
import type { Seeds } from "./seeds.ts";
import type { FabricNote } from "./sources.ts";
import { type Cut, placeIn } from "./stairs.ts";

/** Who has ground: a building, a stair of one, or households that live at a point. */
export type Owner = { readonly building: number; readonly stair: number };

/** Metres between points of an outline. */
const STEP_M = 2;

/**
 * Makes owners of groups of buildings and seeds their outlines. Gives for each group its first owner (those of its further stairs
 * follow it), or -1 where it stands outside the community.
 */
export function seedBuildings(
  groups: readonly Group[],
  cuts: readonly (Cut | null)[],
  enclosures: Enclosures,
  frame: Frame,
  owners: Owner[],
  seeds: Seeds,
  notes: FabricNote[],
): Int32Array {
  const firstOwner = new Int32Array(groups.length).fill(-1);
  groups.forEach((group, i) => {
    const outline = outlineOf(group, frame);
    const enclosed = enclosuresAlong(outline, group, enclosures);
    const home = mostOf(enclosed);
    if (home === 0) {
      const at = group.buildings[0].position;
      for (const { id } of group.buildings) notes.push({ fault: "building-outside", at: [...at], building: id });
      return;
    }
    const cut = cuts[i];
    firstOwner[i] = owners.length;
    for (const stair of cut?.stairs ?? [0]) owners.push({ building: group.buildings[0].id, stair });
    for (let k = 0; k < enclosed.length; k++) {
      const [x, y] = [outline[k * 2], outline[k * 2 + 1]];
      if (enclosed[k] === home) seeds.add(x, y, firstOwner[i] + (cut ? placeIn(cut, x, y, frame) : 0), home);
    }
  });
  return firstOwner;
}

/** Points along the outlines, in the middle of equal steps, so that neighbours who share a wall share no point at its corners. */
function outlineOf({ footprints, point }: Group, { east, north }: Frame): number[] {
  if (footprints.length === 0) return point ? [...point] : [];
  const points: number[] = [];
  for (const { rings } of footprints) {
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        const [dx, dy] = [ring[i] - ring[j], ring[i + 1] - ring[j + 1]];
        const steps = Math.max(1, Math.ceil(Math.hypot(dx * east, dy * north) / STEP_M));
        for (let k = 0; k < steps; k++) {
          points.push(ring[j] + (dx * (k + 0.5)) / steps, ring[j + 1] + (dy * (k + 0.5)) / steps);
        }
      }
    }
  }
  return points;
}

function enclosuresAlong(outline: readonly number[], { footprints }: Group, enclosures: Enclosures): number[] {
  const all: number[] = [];
  // why: most buildings have no line near them, and then one look is enough
  const isFree = footprints.every(({ box }) => enclosures.index.near(...box).length === 0);
  for (let i = 0; i < outline.length; i += 2) {
    all.push(isFree && footprints.length === 1 && i > 0 ? all[0] : enclosureAt(enclosures, outline[i], outline[i + 1]));
  }
  return all;
}

function mostOf(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let most = 0;
  let best = 0;
  for (const [value, count] of counts) {
    if (count > most || (count === most && value > best)) [most, best] = [count, value];
  }
  return best;
}

/** Nearer than this, metres, households without a building live at one place. */
const PLACE_M = 8;

/** Households without a building this far from every one, metres, have ground of their own. */
const ALONE_M = 30;

/** Makes owners of households that no building is known for and none is near. */
export function seedHouseholds(
  points: readonly (readonly [x: number, y: number])[],
  enclosures: Enclosures,
  buildings: NearestSeed,
  frame: Frame,
  owners: Owner[],
  seeds: Seeds,
  notes: FabricNote[],
): void {
  const places = new Map<string, number>();
  for (const [x, y] of points) {
    const enclosure = enclosureAt(enclosures, x, y);
    if (enclosure === 0) {
      notes.push({ fault: "household-outside", at: toDegrees(x, y, frame) });
      continue;
    }
    if (buildings.isNear(x, y, ALONE_M)) continue;
    const place = `${enclosure} ${Math.round((x * frame.east) / PLACE_M)} ${Math.round((y * frame.north) / PLACE_M)}`;
    let owner = places.get(place);
    if (owner === undefined) {
      owner = owners.length;
      owners.push({ building: 0, stair: 0 });
      places.set(place, owner);
    }
    seeds.add(x, y, owner, enclosure);
  }
}
