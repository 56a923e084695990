import type { Draft, Parcel } from "./draft.ts";
import { enclose, type Gate, gateAt, meeting, numberBy } from "./enclosure.ts";
import { Local, type Point } from "./geometry.ts";
import { cutLots } from "./lots.ts";
import { EAST, NORTH, SOUTH, WEST } from "./plan.ts";
import { buildShops, clearances, shopSides } from "./shops.ts";
import { build, corners, fits, inset, reach, type Site, siteOf } from "./site.ts";

/** Doors lie in the middle of a tower, clear of its notches. */
export const TOWER_CORE = 0.74;

/** A newer compound: towers on a loose lattice around a garden, with a ring lane and few gates. */
export function buildTowers(draft: Draft, parcel: Parcel): boolean {
  const { random, plan } = draft;
  const sides = shopSides(draft, parcel, 0.6);
  const clear = clearances(parcel, sides);
  const [ring, loop, free] = [0, 6.5, 9.5].map((byM) =>
    inset(
      plan,
      parcel.face,
      clear.map((one) => one + byM),
    ),
  );
  if (!ring || !loop || !free) return false;
  const site = siteOf(plan, parcel, ring);
  const size = random.between(23, 27);
  const floors = random.weighted([
    [18, 3],
    [24, 2],
    [26, 2],
    [28, 2],
    [32, 1],
    [33, 1],
  ] as const);
  const [marginM, gapX, gapY] = [13, random.between(19, 26), random.between(27, 34)];
  const rowsCount = Math.max(1, Math.floor((site.north - site.south - 2 * marginM + gapY) / (size + gapY)));
  const pitchY = (site.north - site.south - 2 * marginM - size) / Math.max(1, rowsCount - 1);
  const rows: { y: number; xs: number[] }[] = [];
  for (let i = 0; i < rowsCount; i++) {
    const y = rowsCount === 1 ? 0 : site.south + marginM + size / 2 + i * pitchY;
    const span = reach(site, y - size / 2, y + size / 2);
    if (!span) continue;
    const [west, east] = [span[0] + marginM, span[1] - marginM];
    const count = Math.floor((east - west + gapX) / (size * 1.15 + gapX));
    const pitch = (east - west - size * 1.15) / Math.max(1, count - 1);
    const xs = Array.from({ length: count }, (_, k) =>
      count === 1 ? (west + east) / 2 : west + size * 0.575 + k * pitch,
    );
    if (xs.length > 0) rows.push({ y, xs });
  }
  if (rows.length === 0) return false;
  const garden = rows.length > 2 || rows[0].xs.length > 2 ? middle(rows) : null;

  cutLots(
    plan,
    parcel,
    site.frame,
    rows.map((row, i) => ({
      until: i + 1 < rows.length ? (row.y + rows[i + 1].y) / 2 : Number.POSITIVE_INFINITY,
      cuts: row.xs.slice(1).map((x, k) => (x + row.xs[k]) / 2),
    })),
  );
  for (const [i, row] of rows.entries()) {
    for (const [k, x] of row.xs.entries()) {
      if (garden?.row === i && garden.column === k) {
        plantGarden(draft, site, x, row.y, size);
        continue;
      }
      const slab = random.chance(0.2);
      const frame = new Local(site.frame.out(x, row.y + random.between(-2, 2)), site.frame.angle);
      const lengthM = slab ? size * 1.15 : size;
      const depthM = slab ? size * 0.66 : size * random.between(0.86, 0.98);
      if (!fits(free, corners(frame, lengthM, depthM))) continue;
      build(draft, parcel, {
        kind: "tower",
        frame,
        lengthM,
        depthM,
        floors: slab ? Math.min(18, floors) : floors - (random.chance(0.3) ? 1 : 0),
        units: slab ? 2 : random.chance(0.3) ? 2 : 1,
        doors: slab ? 2 : 4,
        ring: slab ? undefined : winged(frame, lengthM, depthM),
      });
    }
  }
  for (const lot of parcel.lots)
    for (const tower of lot.buildings) if (tower.units === 2 && tower.doors === 4) tower.doors = 2;
  const gates = [
    gateAt(draft, site, SOUTH, random.between(-8, 8)),
    gateAt(draft, site, EAST, random.between(-12, 12)),
    gateAt(draft, site, NORTH, random.between(-8, 8)),
    gateAt(draft, site, WEST, random.between(-12, 12)),
  ].filter((gate) => gate !== null);
  const kept = gates
    .sort((a, b) => parcel.face.sides[b.side].street.halfM - parcel.face.sides[a.side].street.halfM)
    .slice(0, 2);
  numberBy(parcel, kept);
  enclose(draft, site, kept, "compound");
  buildShops(draft, parcel, sides, ringLane(draft, site, kept, loop));
  return true;
}

function middle(rows: { xs: number[] }[]) {
  const row = Math.floor(rows.length / 2);
  return { row, column: Math.floor(rows[row].xs.length / 2) };
}

/** A tower with four wings: the corners stand out, light wells cut in between. */
function winged(frame: Local, lengthM: number, depthM: number): Point[] {
  const [l, d, notch] = [lengthM / 2, depthM / 2, 0.12];
  const [w, e] = [lengthM * notch, depthM * notch];
  const half: [number, number][] = [
    [-l, -d],
    [-l * 0.34, -d],
    [-l * 0.34, -d + e],
    [l * 0.34, -d + e],
    [l * 0.34, -d],
    [l, -d],
    [l, -d * 0.25],
    [l - w, -d * 0.25],
    [l - w, d * 0.25],
    [l, d * 0.25],
  ];
  const other = half.map(([x, y]): [number, number] => [-x, -y]);
  return [...half, ...other].map(([x, y]) => frame.out(x, y));
}

function plantGarden(draft: Draft, site: Site, x: number, y: number, size: number): void {
  const blob = (radius: number): Point[] =>
    Array.from({ length: 20 }, (_, i) => {
      const turn = (i / 20) * 2 * Math.PI;
      const swell = radius * (1 + 0.14 * Math.sin(turn * 2 + x) + 0.08 * Math.sin(turn * 3 + y));
      return site.frame.out(x + swell * Math.cos(turn), y + swell * 0.8 * Math.sin(turn));
    });
  draft.lands.push({ kind: "green", name: "", ring: blob(size * 0.72) });
  if (size > 24.5) draft.lands.push({ kind: "water", name: "", ring: blob(size * 0.24) });
}

/** A lane along the inside of the wall, joined to the gates. */
function ringLane(draft: Draft, site: Site, gates: readonly Gate[], loop: readonly Point[]): Point[][] {
  const closed = [...loop, loop[0]];
  draft.lanes.push({ kind: "service", name: "", line: closed });
  const ways = gates.map((gate): Point[] => {
    const [x, y] = site.frame.in(gate.at);
    const inwards = gate.side === SOUTH || gate.side === NORTH ? site.frame.out(x, 0) : site.frame.out(0, y);
    return [gate.road, meeting(closed, gate.at, inwards) ?? gate.at];
  });
  for (const line of ways) draft.lanes.push({ kind: "service", name: "", line });
  return ways;
}
