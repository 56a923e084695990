import type { Draft, Parcel } from "./draft.ts";
import { Local } from "./geometry.ts";
import { buildShops, clearances, shopSides } from "./shops.ts";
import { build, inset, reach, type Site, siteOf } from "./site.ts";

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
  const pitch = random.between(18.5, 21);
  const depth = random.between(8.6, 10);
  const width = random.between(10.5, 12.5);
  const rows = Math.max(1, Math.floor((site.north - site.south - 1) / pitch));
  const step = (site.north - site.south - 1) / rows;
  for (let i = 0; i < rows; i++) {
    const y = site.south + 0.5 + (i + 1) * step - depth / 2 - 0.4;
    const span = reach(site, y - depth / 2, y + depth / 2);
    if (!span) continue;
    for (let x = span[0] + 0.6; x + width < span[1]; ) {
      const most = Math.floor((span[1] - x) / width);
      const count = joined ? Math.min(random.whole(3, 5), most) : 1;
      const floors = random.weighted([
        [2, 6],
        [1, 3],
        [3, 2],
      ] as const);
      if (random.chance(0.96)) {
        const shift = joined ? 0 : random.between(-0.7, 0.7);
        const frame = new Local(
          site.frame.out(x + (count * width) / 2, y + shift),
          site.frame.angle + random.between(-0.012, 0.012),
        );
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
        if (made) made.storeys = floors;
        if (made && !joined && random.chance(0.55)) outhouse(draft, site, x, y - depth / 2, width);
      }
      x += count * width + random.between(0.4, joined ? 3 : 2);
    }
  }
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
