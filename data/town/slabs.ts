import type { Draft, Parcel } from "./draft.ts";
import { enclose, type Gate, gateAt, numberBy } from "./enclosure.ts";
import { holds, Local, type Point } from "./geometry.ts";
import { cutLots, type Strip } from "./lots.ts";
import { EAST, NORTH, SOUTH, WEST } from "./plan.ts";
import { buildShops, clearances, shopSides } from "./shops.ts";
import { build, corners, fits, inset, reach, type Site, siteOf } from "./site.ts";

type Slab = { x: number; y: number; units: number };
type Row = { y: number; slabs: Slab[]; gardens: [number, number][] };
type Style = {
  floors: number;
  depthM: number;
  unitM: number;
  gapM: number;
  marginM: number;
  doors: number;
  slim: boolean;
};

/**
 * A walled compound of slab buildings that face south: rows of two to five stairs, one lane from gate to gate, paths
 * along the stairs' doors on the north side of each row.
 */
export function buildSlabs(draft: Draft, parcel: Parcel): boolean {
  const sides = shopSides(draft, parcel, 0.6);
  const none = sides.map(() => false);
  const style = styleOf(draft);
  // why: in a small or narrow parcel the shops would take the place of the homes
  return (
    layOutSlabs(draft, parcel, style, sides) ||
    layOutSlabs(draft, parcel, style, none) ||
    layOutSlabs(draft, parcel, { ...style, marginM: 2.5, unitM: 13.5, depthM: 10.8 }, none)
  );
}

function layOutSlabs(draft: Draft, parcel: Parcel, style: Style, sides: readonly boolean[]): boolean {
  const { random, plan } = draft;
  const ring = inset(plan, parcel.face, clearances(parcel, sides));
  if (!ring) return false;
  const site = siteOf(plan, parcel, ring);
  const width = site.east - site.west;
  const x0 =
    width > 92
      ? (site.west + site.east) / 2 + width * random.between(-0.13, 0.13)
      : 7 + (reach(site, site.south + 6, site.north - 6)?.[0] ?? site.west);
  const rows = layRows(draft, site, style, x0);
  if (!rows.some((row) => row.slabs.length > 0)) return false;

  const strips: Strip[] = rows.map((row, i) => ({
    until:
      i + 1 < rows.length
        ? (row.y + style.depthM / 2 + rows[i + 1].y - style.depthM / 2) / 2
        : Number.POSITIVE_INFINITY,
    cuts: cutsOf(row, style, x0),
  }));
  cutLots(plan, parcel, site.frame, strips);
  for (const row of rows) {
    for (const slab of row.slabs) {
      const frame = new Local(site.frame.out(slab.x, slab.y), site.frame.angle);
      const floors = Math.max(3, style.floors + (random.chance(0.15) ? -1 : 0));
      const lengthM = slab.units * style.unitM;
      if (!fits(site.ring, corners(frame, lengthM + 3, style.depthM + 3))) continue;
      const made = build(draft, parcel, {
        kind: "apartments",
        frame,
        lengthM,
        depthM: style.depthM,
        floors,
        units: slab.units,
        doors: style.doors,
      });
      if (made && style.slim) made.ring = withStairs(frame, lengthM, style.depthM, slab.units);
    }
  }
  const gates = [gateAt(draft, site, SOUTH, x0), gateAt(draft, site, NORTH, x0)].filter((gate) => gate !== null);
  const between = rows[0].y + style.depthM / 2 + (rows.length > 1 ? style.gapM * 0.35 : 3);
  if (gates.length === 0 || random.chance(0.25)) {
    const aside =
      gateAt(draft, site, x0 > 0 ? WEST : EAST, between) ?? gateAt(draft, site, x0 > 0 ? EAST : WEST, between);
    if (aside) gates.push(aside);
  }
  numberBy(parcel, gates);
  enclose(draft, site, gates, "compound");
  const ways = lanes(draft, site, rows, style, x0, gates);
  for (const row of rows) for (const garden of row.gardens) plant(draft, site, row.y, garden, style.depthM);
  buildShops(draft, parcel, sides, ways);
  return true;
}

function styleOf(draft: Draft): Style {
  const { random } = draft;
  const old = random.chance(0.6);
  return {
    floors: old
      ? random.weighted([
          [5, 3],
          [6, 5],
          [4, 1],
        ] as const)
      : random.weighted([
          [6, 5],
          [7, 2],
        ] as const),
    depthM: random.between(10.8, 13.2),
    unitM: old ? random.between(13.5, 16.5) : random.between(16.5, 20),
    gapM: old ? random.between(14, 18) : random.between(18, 23),
    marginM: random.between(4.5, 6.5),
    doors: old && random.chance(0.25) ? 3 : 2,
    slim: random.chance(0.7),
  };
}

/** Rows in the position that holds most stairs: in a skewed parcel the first row must keep off the corner that is cut away. */
function layRows(draft: Draft, site: Site, style: Style, x0: number): Row[] {
  const { random } = draft;
  const stagger = random.chance(0.4) ? random.between(-2.2, 2.2) : 0;
  const garden = random.chance(0.75) ? random.next() : -1;
  const gardenEast = random.chance(0.5);
  const even = [0, 1, 2, 3, 4, 5, 6, 7].map(() => random.chance(0.5));
  const height = site.north - site.south - 2 * style.marginM;
  let best: { rows: Row[]; units: number } = { rows: [], units: 0 };
  for (let lost = 0; lost < Math.min(26, height / 3); lost += 2.5) {
    for (const atSouth of [0, 0.5, 1]) {
      const [y0, y1] = [site.south + style.marginM + lost * atSouth, site.north - style.marginM - lost * (1 - atSouth)];
      const count = Math.floor((y1 - y0 + style.gapM) / (style.depthM + style.gapM));
      const pitch = count > 1 ? (y1 - y0 - style.depthM) / (count - 1) : 0;
      const rows = Array.from({ length: count }, (_, i): Row => {
        const row: Row = { y: y0 + style.depthM / 2 + i * pitch, slabs: [], gardens: [] };
        const span = reach(site, row.y - style.depthM / 2 - 2, row.y + style.depthM / 2 + 2);
        if (!span) return row;
        const segments = [
          [span[0] + style.marginM, x0 - 5],
          [x0 + 5, span[1] - style.marginM],
        ] as const;
        for (const [half, [from, to]] of segments.entries()) {
          const planted =
            count >= 3 && i === 1 + Math.floor(garden * (count - 2)) && (half === 1) === gardenEast && to - from > 25;
          if (planted && garden >= 0) row.gardens.push([from, to]);
          else if (!fill(row, from, to, style, row.y + (half === 1 ? stagger : 0), even[i % 8]) && to - from > 14)
            row.gardens.push([from, to]);
        }
        return row;
      });
      const units =
        rows.reduce((sum, row) => sum + row.slabs.reduce((all, slab) => all + slab.units, 0), 0) - lost / 30;
      if (units > best.units) best = { rows, units };
    }
  }
  return best.rows.filter((row) => row.slabs.length + row.gardens.length > 0);
}

/** As many stairs as fit between `from` and `to`, in slabs of at most five. */
function fill(row: Row, from: number, to: number, style: Style, y: number, even: boolean): boolean {
  const breakM = 7;
  for (let count = 1; count < 8; count++) {
    const units = Math.floor((to - from - (count - 1) * breakM) / style.unitM);
    if (units < 2 && count === 1) return false;
    if (units / count > (even ? 4 : 5)) continue;
    const spare = to - from - units * style.unitM - (count - 1) * breakM;
    const space = breakM + (count > 1 ? spare / (count - 1) : 0);
    let x = count > 1 ? from : from + spare / 2;
    for (let i = 0; i < count; i++) {
      const here = Math.floor(units / count) + (i < units % count ? 1 : 0);
      row.slabs.push({ x: x + (here * style.unitM) / 2, y, units: here });
      x += here * style.unitM + space;
    }
    return true;
  }
  return false;
}

/** Where a row is cut into lots: at the lane, and between slabs that hold many. */
function cutsOf(row: Row, style: Style, x0: number): number[] {
  const cuts = row.slabs.some((slab) => slab.x < x0) && row.slabs.some((slab) => slab.x > x0) ? [x0] : [];
  const sorted = [...row.slabs].sort((a, b) => a.x - b.x);
  for (let i = 1; i < sorted.length; i++) {
    const [a, b] = [sorted[i - 1], sorted[i]];
    if (a.x < x0 !== b.x < x0) continue;
    if ((a.units + b.units) * style.doors * style.floors > 66) {
      cuts.push((a.x + (a.units * style.unitM) / 2 + b.x - (b.units * style.unitM) / 2) / 2);
    }
  }
  return cuts;
}

/** The outline with a shallow step at each stair's door on the north side. */
function withStairs(frame: Local, lengthM: number, depthM: number, units: number): Point[] {
  const ring: Point[] = [frame.out(-lengthM / 2, -depthM / 2), frame.out(lengthM / 2, -depthM / 2)];
  const unitM = lengthM / units;
  for (let i = units - 1; i >= 0; i--) {
    const x = -lengthM / 2 + (i + 0.5) * unitM;
    const north = depthM / 2;
    if (i === units - 1) ring.push(frame.out(lengthM / 2, north - 1.1));
    ring.push(
      frame.out(x + 1.7, north - 1.1),
      frame.out(x + 1.7, north),
      frame.out(x - 1.7, north),
      frame.out(x - 1.7, north - 1.1),
    );
    if (i === 0) ring.push(frame.out(-lengthM / 2, north - 1.1));
  }
  return ring;
}

function lanes(draft: Draft, site: Site, rows: Row[], style: Style, x0: number, gates: readonly Gate[]): Point[][] {
  const { frame } = site;
  let first = rows[0].y - style.depthM / 2 - 2.5;
  let last = rows[rows.length - 1].y + style.depthM / 2 + 2.6;
  while (first < last && !holds(site.ring, frame.out(x0, first))) first += 2;
  while (first < last && !holds(site.ring, frame.out(x0, last))) last -= 2;
  const spine: Point[] = [frame.out(x0, first), frame.out(x0, last)];
  const ways: Point[][] = [spine];
  for (const gate of gates) {
    if (gate.side === SOUTH) ways.push([gate.road, spine[0]]);
    else if (gate.side === NORTH) ways.push([spine[1], gate.road]);
    else ways.push([gate.road, frame.out(x0, frame.in(gate.road)[1])]);
  }
  for (const line of ways) draft.lanes.push({ kind: "service", name: "", line });
  for (const row of rows) {
    if (row.slabs.length === 0) continue;
    const y = row.y + style.depthM / 2 + 2.6;
    const west = Math.min(x0, ...row.slabs.map((slab) => slab.x - (slab.units * style.unitM) / 2));
    const east = Math.max(x0, ...row.slabs.map((slab) => slab.x + (slab.units * style.unitM) / 2));
    const steps = Array.from({ length: 25 }, (_, i) => frame.out(west + ((east - west) * i) / 24, y));
    if (steps.every((point) => holds(site.ring, point))) {
      ways.push([frame.out(west, y), frame.out(east, y)]);
      draft.lanes.push({ kind: "footway", name: "", line: [frame.out(west, y), frame.out(x0, y), frame.out(east, y)] });
    }
  }
  return ways;
}

function plant(draft: Draft, site: Site, y: number, [from, to]: [number, number], depthM: number): void {
  const frame = new Local(site.frame.out((from + to) / 2, y), site.frame.angle);
  draft.lands.push({ kind: "green", name: "", ring: corners(frame, to - from - 2, depthM + 3) });
  if (to - from > 25)
    draft.places.push({ kind: "playground", name: `${site.parcel.name}健身广场`, at: frame.out(0, 0) });
}
