import { buildingAddress, parcelAddress } from "./addresses.ts";
import { type Building, type Draft, householdsOf, type Lot } from "./draft.ts";
import { distance, type Point } from "./geometry.ts";
import type { Random } from "./random.ts";

/** A place where incidents are reported from. */
export type Anchor = { at: Point; lot: Lot; building: Building | null; road: string; spreadM: number };

/** Anchors with weights; `pick` costs a search by halves, so that a million incidents are cheap. */
export class AnchorTable {
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
  const { random, plan } = draft;
  const anchors: Anchors = { homes: new AnchorTable(), streets: new AnchorTable(), trade: new AnchorTable() };
  for (const parcel of draft.offices
    .flatMap((office) => office.communities)
    .flatMap((community) => community.parcels)) {
    const lively = Math.exp(0.55 * random.normal()) * (parcel.use === "old" ? 1.5 : parcel.use === "towers" ? 0.75 : 1);
    const busy =
      parcel.use === "market"
        ? 6
        : parcel.use === "mall"
          ? 3
          : parcel.use === "hospital" || parcel.use === "school"
            ? 2
            : 1;
    for (const lot of parcel.lots) {
      let shops = 0;
      for (const building of lot.buildings) {
        const spreadM = Math.min(building.lengthM, building.depthM) * 0.45;
        const anchor = { at: building.frame.origin, lot, building, road: roadOf(lot), spreadM };
        if (building.kind === "shop" || building.kind === "market") {
          shops += building.doors || 10;
          anchors.trade.add(anchor, (building.doors || 12) * (parcel.use === "market" ? 5 : 1));
        } else if (householdsOf(building) > 0) anchors.homes.add(anchor, householdsOf(building) * lively);
      }
      if (parcel.use === "fields") continue;
      for (const side of lot.face.sides) {
        const weight = ROAD_WEIGHTS[side.street.kind];
        if (!weight || !side.street.name) continue;
        const line = plan.line(side.chain);
        for (let i = 1; i < line.length; i++) {
          const lengthM = distance(line[i - 1], line[i]);
          if (lengthM < 12) continue;
          const inwards = side.street.halfM * 0.6;
          const [nx, ny] = [-(line[i][1] - line[i - 1][1]) / lengthM, (line[i][0] - line[i - 1][0]) / lengthM];
          const parts = Math.ceil(lengthM / 30);
          for (let k = 0; k < parts; k++) {
            const t = (k + 0.5) / parts;
            const at: Point = [
              line[i - 1][0] + (line[i][0] - line[i - 1][0]) * t + nx * inwards,
              line[i - 1][1] + (line[i][1] - line[i - 1][1]) * t + ny * inwards,
            ];
            const spreadM = Math.min(inwards, lengthM / parts / 2) * 0.9;
            anchors.streets.add(
              { at, lot, building: null, road: side.street.name, spreadM },
              (weight * busy * (1 + shops / 12) * lengthM) / parts,
            );
          }
        }
      }
    }
  }
  return anchors;
}

const roadOf = (lot: Lot): string => lot.parcel.street.name || lot.parcel.community.name;

/** The address of an incident there. */
export const anchorAddress = ({ building, lot, road }: Anchor): string =>
  building
    ? buildingAddress(building)
    : `${lot.parcel.community.office.name}${road}${lot.parcel.name ? `（${lot.parcel.name}旁）` : ""}` ||
      parcelAddress(lot.parcel);
