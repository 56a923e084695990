import { buildingAddress, parcelAddress } from "./addresses.ts";
import { type Building, type Draft, householdsOf, type Lot, type Use } from "./draft.ts";
import { distance, distanceToSegment, holds, type Point } from "./geometry.ts";
import type { Random } from "./random.ts";

/**
 * A place where incidents are reported from: a building, or a stretch of street that reaches `along` to both sides of
 * its middle.
 */
export type Anchor = { at: Point; lot: Lot; building: Building | null; road: string; along: Point; spreadM: number };

/** Anchors with weights; `pick` costs a search by halves, so that a million incidents are cheap. */
class AnchorTable {
  readonly anchors: Anchor[] = [];
  private readonly sums: number[] = [];

  add(anchor: Anchor, weight: number): void {
    this.anchors.push(anchor);
    this.sums.push((this.sums.at(-1) ?? 0) + weight);
  }

  pick(random: Random): Anchor {
    const wanted = random.next() * (this.sums.at(-1) ?? 0);
    let [low, high] = [0, this.sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sums[middle] > wanted) high = middle;
      else low = middle + 1;
    }
    return this.anchors[low];
  }
}

export type Anchors = { homes: AnchorTable; streets: AnchorTable; trade: AnchorTable };

const ROAD_WEIGHTS: Record<string, number> = {
  trunk: 3,
  primary: 4,
  secondary: 3,
  tertiary: 2,
  residential: 0.9,
  living_street: 0.5,
};

/**
 * Where things happen: homes by their households, more in old quarters and in some compounds than in others; street
 * fronts by the road's class and by how near shops and the market are; shops, market and malls.
 */
export function makeAnchors(draft: Draft): Anchors {
  const { random } = draft;
  const anchors: Anchors = { homes: new AnchorTable(), streets: new AnchorTable(), trade: new AnchorTable() };
  for (const parcel of draft.offices
    .flatMap((office) => office.communities)
    .flatMap((community) => community.parcels)) {
    const lively = Math.exp(0.55 * random.normal()) * (LIVELY[parcel.use] ?? 1);
    for (const lot of parcel.lots) {
      let shops = 0;
      for (const building of lot.buildings) {
        const anchor = { at: building.frame.origin, lot, building, road: roadOf(lot), along: NOWHERE, spreadM: 0 };
        if (building.kind === "shop" || building.kind === "market") {
          shops += building.doors || 10;
          anchors.trade.add(anchor, (building.doors || 12) * (parcel.use === "market" ? 1.8 : 1));
        } else if (householdsOf(building) > 0) anchors.homes.add(anchor, householdsOf(building) * lively);
      }
      if (parcel.use !== "fields")
        addFronts(draft, lot, (BUSY[parcel.use] ?? 1) * (1 + Math.min(3, shops / 12)), anchors.streets);
    }
  }
  return anchors;
}

const NOWHERE: Point = [0, 0];
const LIVELY: Partial<Record<Use, number>> = { old: 1.5, towers: 0.75 };
/** How much more happens on the street before it. */
const BUSY: Partial<Record<Use, number>> = { market: 2.5, mall: 3, hospital: 2, school: 2 };

/** The lot's half of the streets along it, in stretches of about 30 m. */
function addFronts(draft: Draft, lot: Lot, busy: number, table: AnchorTable): void {
  const outline = draft.plan.outline(lot.face);
  for (const { street, chain } of lot.face.sides) {
    const weight = ROAD_WEIGHTS[street.kind];
    if (!weight || !street.name) continue;
    const line = draft.plan.line(chain);
    for (let i = 1; i < line.length; i++) {
      const [[ax, ay], [bx, by]] = [line[i - 1], line[i]];
      const lengthM = distance(line[i - 1], line[i]);
      if (lengthM < 12) continue;
      const off = street.halfM * 0.6;
      const parts = Math.ceil(lengthM / 30);
      const half = (0.7 * 0.5) / parts;
      for (let k = 0; k < parts; k++) {
        const t = (k + 0.5) / parts;
        const at: Point = [
          ax + (bx - ax) * t - ((by - ay) / lengthM) * off,
          ay + (by - ay) * t + ((bx - ax) / lengthM) * off,
        ];
        const along: Point = [(bx - ax) * half, (by - ay) * half];
        const roomM = Math.min(
          ...[-1, 0, 1].map((far) => roomAt(outline, [at[0] + along[0] * far, at[1] + along[1] * far])),
        );
        if (roomM < 1) continue;
        const spreadM = Math.min(off, (lengthM / parts) * 0.15, roomM) * 0.9;
        table.add({ at, lot, building: null, road: street.name, along, spreadM }, (weight * busy * lengthM) / parts);
      }
    }
  }
}

/** Distance from the point to the outline around it; 0 when it lies outside. */
const roomAt = (outline: readonly Point[], point: Point): number =>
  holds(outline, point)
    ? Math.min(...outline.map((a, i) => distanceToSegment(point, a, outline[(i + 1) % outline.length])))
    : 0;

const roadOf = (lot: Lot): string => lot.parcel.street.name || lot.parcel.community.name;

/** The address of an incident there. */
export const anchorAddress = ({ building, lot, road }: Anchor): string =>
  building
    ? buildingAddress(building)
    : `${lot.parcel.community.office.name}${road}${lot.parcel.name ? `（${lot.parcel.name}旁）` : ""}` ||
      parcelAddress(lot.parcel);
