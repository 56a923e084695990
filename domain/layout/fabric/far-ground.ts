import { type Enclosures, enclosureAt } from "./enclosures.ts";
import { startOf } from "./planar.ts";
import { boxOf, type Frame } from "./rings.ts";
import { SeedSquares, Seeds } from "./seeds.ts";

/** The owner of ground that is too far from every building to be any one's. */
export const NOBODY = -1;

/** Ground further than about half of this from every outline, metres, is empty. */
const FAR_M = 110;

/** Metres between the points that stand for empty ground, and how many there may be in one enclosure. */
const STEP_M = 24;
const MOST_POINTS = 40_000;

/**
 * Points of empty ground in enclosures that reach far beyond their buildings, so that a kiosk alone in a park does not own the park:
 * each at least 110 m from every outline, and so the middle is at least 55 m from it.
 */
export function seedFarGround(enclosures: Enclosures, seeds: Seeds, frame: Frame): Seeds {
  const far = new Seeds();
  const seeded = new Set(seeds.enclosure);
  const squares = new SeedSquares(seeds, frame, FAR_M);
  const { home } = enclosures;
  const { net, face, next } = enclosures.planar;
  const boxes = new Map<number, number[]>();
  for (let half = 0; half < next.length; half++) {
    const at = startOf(net, half);
    const points = boxes.get(home[face[half]]) ?? [];
    points.push(net.x[at], net.y[at]);
    boxes.set(home[face[half]], points);
  }
  for (const [enclosure, points] of boxes) {
    if (!enclosures.isGround[enclosure] || !seeded.has(enclosure)) continue;
    const [west, south, east, north] = boxOf([points]);
    const [wide, high] = [(east - west) * frame.east, (north - south) * frame.north];
    if (Math.hypot(wide, high) < FAR_M) continue;
    const step = Math.max(STEP_M, Math.sqrt((wide * high) / MOST_POINTS));
    for (let row = 0.5; row * step < high; row++) {
      for (let column = 0.5; column * step < wide; column++) {
        const x = west + (column * step) / frame.east;
        const y = south + (row * step) / frame.north;
        if (enclosureAt(enclosures, x, y) !== enclosure || squares.isNear(x, y, enclosure)) continue;
        far.add(x, y, NOBODY, enclosure);
      }
    }
  }
  return far;
}
