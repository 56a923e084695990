import type { Draft, Parcel } from "./draft.ts";
import { distance, Local } from "./geometry.ts";
import type { Face } from "./plan.ts";
import { buildShops, clearances, shopSides } from "./shops.ts";
import { build, inset, roomFor, type Site, siteOf } from "./site.ts";
import { hasShops, newStreet } from "./streets.ts";

/** The old quarter: alleys that bend, one-storey houses around courtyards, two to four households behind each door. */
export function buildCourtyards(draft: Draft, parcel: Parcel): boolean {
  const { plan } = draft;
  parcel.number = parcel.street.nextNumber;
  for (const face of quarters(draft, parcel, 3300)) parcel.lots.push({ face, parcel, buildings: [] });
  const sides = shopSides(draft, parcel, 0.7);
  buildShops(draft, parcel, sides, []);
  for (const lot of [...parcel.lots]) {
    const clear = clearances(
      parcel,
      sides.map((shops, i) => shops && hasShops(lot.face.sides[i].street)),
      lot.face,
    );
    const ring = inset(plan, lot.face, clear);
    if (!ring) continue;
    const site = siteOf(plan, parcel, ring);
    draft.lands.push({ kind: "residential", name: "", ring });
    fillWithYards(draft, site);
  }
  return true;
}

/** Cuts the parcel by alleys until no piece is larger than `areaM2`. */
function quarters(draft: Draft, parcel: Parcel, areaM2: number, kind: "living_street" | "footway" = "footway"): Face[] {
  const { random, plan } = draft;
  const done: Face[] = [];
  const split = (face: Face, depth: number): void => {
    const south = plan.side(face, 0);
    const west = plan.side(face, 3);
    const width = distance(south[0], south[south.length - 1]);
    const height = distance(west[0], west[west.length - 1]);
    if (width * height < areaM2 * random.between(0.8, 1.3) || Math.min(width, height) < 26) {
      done.push(face);
      return;
    }
    const main = depth < 2;
    const street = newStreet(main ? "living_street" : kind, main ? draft.names.lane(parcel.community.office.name) : "");
    const at = random.between(0.4, 0.6);
    const axis = width > height * 1.1 ? "ns" : "ew";
    const cut = plan.cut(
      face,
      {
        axis,
        at,
        until: at + random.between(-0.07, 0.07),
        swingM: random.between(-3.5, 3.5),
        swingTurns: 2,
        stepM: 22,
        snapM: 5,
      },
      street,
    );
    if (!cut) {
      done.push(face);
      return;
    }
    draft.ways.push({ street, chain: cut.path });
    split(cut.parts[0], depth + 1);
    split(cut.parts[1], depth + 1);
  };
  split(parcel.face, 0);
  return done;
}

function fillWithYards(draft: Draft, site: Site): void {
  const { random } = draft;
  const row = random.between(13, 16);
  for (let y = site.north - row - 0.3; y > site.south - row + 6; y -= row + random.between(0.2, 1.4)) {
    for (let x = site.west; x < site.east - 7; ) {
      const width = random.between(10.5, 15.5);
      // a whole yard where it fits, else only its main house, further south or further north
      const tries = [
        { y, depth: row },
        { y: y + 3, depth: row - 3 },
        { y: y + row - 6.5, depth: 6.5 },
        { y, depth: 6.5 },
      ];
      const found = tries.find((one) => roomFor(site, x, one.y, width, one.depth));
      if (!found) {
        x += 1.5;
        continue;
      }
      if (!random.chance(0.04)) yard(draft, site, x, found.y, width, found.depth - 0.8);
      x += width + random.between(0.6, 1.4);
    }
  }
  fillGaps(draft, site);
}

/** Single houses where a whole row found no room: quarters like this were filled up over generations. */
function fillGaps(draft: Draft, site: Site): void {
  const { random } = draft;
  for (let y = site.south + 0.4; y < site.north - 5; y += 2.2) {
    for (let x = site.west; x < site.east - 6; x += 2.6) {
      const [lengthM, depthM] = random.chance(0.75)
        ? [random.between(7.5, 12), random.between(4.6, 5.6)]
        : [random.between(3.6, 4.4), random.between(6, 8)];
      if (!random.chance(0.5) || !roomFor(site, x, y, lengthM, depthM)) continue;
      const frame = new Local(site.frame.out(x + lengthM / 2, y + depthM / 2), site.frame.angle);
      const doors = random.whole(1, lengthM > 9 ? 2 : 1);
      build(draft, site.parcel, { kind: "house", frame, lengthM, depthM, floors: 1, units: 1, doors, gapM: 1.3 });
    }
  }
}

/** One courtyard: main house in the north, wings at its sides, now and then a gatehouse in the south. */
function yard(draft: Draft, site: Site, x: number, y: number, width: number, depth: number): void {
  const { random } = draft;
  const angle = site.frame.angle + random.between(-0.02, 0.02);
  const hall = random.between(4.6, 5.6);
  const wing = random.between(3.2, 4);
  const frame = new Local(site.frame.out(x + width / 2, y + depth - hall / 2), angle);
  const shape = random.next();
  const make = (part: { frame: Local; lengthM: number; depthM: number; doors: number }) =>
    build(draft, site.parcel, { kind: "house", floors: 1, units: 1, gapM: 0.3, ...part });
  const main = make({ frame, lengthM: width - 0.4, depthM: hall, doors: random.whole(1, 3) });
  if (main && random.chance(0.1)) main.storeys = 2;
  const wingDepth = depth - hall - 0.8;
  if (wingDepth < 4) return;
  const side = (sign: number, people: number) =>
    make({
      frame: new Local(site.frame.out(x + width / 2 + (sign * (width - 0.4 - wing)) / 2, y + wingDepth / 2), angle),
      lengthM: wing,
      depthM: wingDepth - 0.2,
      doors: people,
    });
  if (shape < 0.75) side(-1, random.chance(0.6) ? 1 : 0);
  if (shape > 0.3) side(1, random.chance(0.4) ? 1 : 0);
}
