import type { Draft, Parcel } from "./draft.ts";
import { Local } from "./geometry.ts";
import { buildShops, clearances, shopSides } from "./shops.ts";
import { build, inset, roomFor, type Site, siteOf } from "./site.ts";

/** Village houses: rows of two-storey houses with a yard in the south, back to back with lanes between. */
export function buildFarmhouses(draft: Draft, parcel: Parcel): boolean {
  const { plan } = draft;
  parcel.number = parcel.street.nextNumber;
  parcel.lots.push({ face: parcel.face, parcel, buildings: [] });
  const sides = shopSides(draft, parcel, 0.4);
  const ring = inset(plan, parcel.face, clearances(parcel, sides));
  if (!ring) return true;
  draft.lands.push({ kind: "residential", name: "", ring });
  buildShops(draft, parcel, sides, []);
  fillWithHouses(draft, siteOf(plan, parcel, ring), parcel.joined ?? false);
  return true;
}

function fillWithHouses(draft: Draft, site: Site, joined: boolean): void {
  const { random } = draft;
  const depth = random.between(8.4, 9.8);
  const width = random.between(9.6, 11.4);
  const rows = Math.max(1, Math.floor((site.north - site.south - 1) / random.between(14.6, 17)));
  const step = (site.north - site.south - 1) / rows;
  for (let i = 0; i < rows; i++) {
    const south = site.south + 0.5 + (i + 1) * step - depth - 0.4;
    for (let x = site.west + 0.4; x + width < site.east; ) {
      let count = joined ? random.whole(3, 5) : 1;
      const shifts = [0, -2.5, -5, 2];
      const fitting = (): number | undefined =>
        shifts.find((shift) => roomFor(site, x, south + shift, count * width, depth));
      let shift = fitting();
      while (shift === undefined && count > 1) {
        count--;
        shift = fitting();
      }
      if (shift === undefined) {
        x += 2;
        continue;
      }
      const y = south + shift + depth / 2 + (joined || shift ? 0 : random.between(-0.6, 0));
      if (random.chance(0.97)) house(draft, site, x, y, { count, width, depth, joined });
      x += count * width + random.between(0.3, joined ? 2.5 : 1.6);
    }
  }
}

function house(
  draft: Draft,
  site: Site,
  x: number,
  y: number,
  size: { count: number; width: number; depth: number; joined: boolean },
): void {
  const { random } = draft;
  const { count, width, depth, joined } = size;
  const frame = new Local(site.frame.out(x + (count * width) / 2, y), site.frame.angle + random.between(-0.01, 0.01));
  const made = build(draft, site.parcel, {
    kind: "house",
    frame,
    lengthM: count * width - 0.5,
    depthM: depth,
    floors: 1,
    units: 1,
    doors: count,
    gapM: 0.2,
  });
  if (!made) return;
  made.storeys = random.weighted([
    [2, 6],
    [1, 3],
    [3, 2],
  ] as const);
  if (!joined && random.chance(0.55)) outhouse(draft, site, x, y - depth / 2, width);
}

/** A kitchen or store at the yard's side. */
function outhouse(draft: Draft, site: Site, x: number, south: number, width: number): void {
  const { random } = draft;
  const [lengthM, depthM] = [random.between(3, 4), random.between(3.5, 5)];
  const east = random.chance(0.5) ? width - lengthM / 2 - 0.6 : lengthM / 2;
  const frame = new Local(site.frame.out(x + east, south - depthM / 2 - 0.7), site.frame.angle);
  if (site.frame.in(frame.origin)[1] - depthM / 2 < site.south + 1) return;
  build(draft, site.parcel, { kind: "house", frame, lengthM, depthM, floors: 1, units: 1, doors: 0, gapM: 0.2 });
}
