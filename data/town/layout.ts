import { numberHouses } from "./addresses.ts";
import { buildCourtyards } from "./courtyards.ts";
import type { Building, Draft, Lot, Office, Parcel } from "./draft.ts";
import { placeFacilities } from "./facilities.ts";
import { buildFarmhouses } from "./farmhouses.ts";
import { fitHouseholds } from "./fit.ts";
import type { Point } from "./geometry.ts";
import { buildGrounds } from "./grounds.ts";
import { Names } from "./names.ts";
import { type Face, Plan } from "./plan.ts";
import { Random } from "./random.ts";
import { placeBusStops } from "./roads.ts";
import { buildSlabs } from "./slabs.ts";
import { newStreet, type Street } from "./streets.ts";
import { buildTowers } from "./towers.ts";
import { apportion, planUrban, STREET_RECIPE } from "./urban.ts";

export type Scale = "village" | "street" | "county";
export const SCALES: readonly Scale[] = ["village", "street", "county"];

/** What each scale is to hold. */
export const SIZES: Record<Scale, { households: number; grids: number; incidents: number }> = {
  village: { households: 2_400, grids: 5, incidents: 6_200 },
  street: { households: 18_400, grids: 46, incidents: 52_000 },
  county: { households: 350_000, grids: 2_619, incidents: 1_000_000 },
};

/** An empty draft whose ground has the given corners, counter-clockwise from the south-west, and streets on its sides. */
export function newDraft(
  seed: number,
  cornersOfTown: readonly [Point, Point, Point, Point],
  streets: readonly Street[],
): Draft {
  const random = new Random(seed);
  const plan = new Plan();
  const [sw, se, ne, nw] = cornersOfTown.map((corner) => plan.vertex(corner));
  const bent = (a: number, b: number): number[] => {
    const [[ax, ay], [bx, by]] = [plan.points[a], plan.points[b]];
    const count = Math.max(2, Math.round(Math.hypot(bx - ax, by - ay) / 130));
    const swing = random.between(-0.02, 0.02) * Math.hypot(bx - ax, by - ay);
    const middle = Array.from({ length: count - 1 }, (_, i) => {
      const t = (i + 1) / count;
      const off = swing * Math.sin(Math.PI * t) * (1 + 0.4 * Math.sin(3 * Math.PI * t));
      const length = Math.hypot(bx - ax, by - ay);
      return plan.vertex([
        ax + (bx - ax) * t - ((by - ay) / length) * off,
        ay + (by - ay) * t + ((bx - ax) / length) * off,
      ]);
    });
    return [a, ...middle, b];
  };
  const chains = [bent(sw, se), bent(se, ne), bent(ne, nw), bent(nw, sw)];
  const outline: Face = { sides: chains.map((chain, i) => ({ chain, street: streets[i] })) as Face["sides"] };
  const ways = chains.map((chain, i) => ({ street: streets[i], chain }));
  return {
    random,
    names: new Names(random),
    plan,
    outline,
    offices: [],
    ways,
    lanes: [],
    lands: [],
    places: [],
    facilities: [],
  };
}

/** The whole town of a scale, laid out and built, with exactly its number of households. */
export function layOut(scale: Scale, seed: number): Draft {
  const draft = planTown(scale, seed);
  for (const parcel of parcelsOf(draft)) buildParcel(draft, parcel);
  for (const building of buildingsOf(draft)) numberHouses(building);
  fitHouseholds(draft, buildingsOf(draft), SIZES[scale].households);
  placeFacilities(draft);
  placeBusStops(draft);
  return draft;
}

function planTown(scale: Scale, seed: number): Draft {
  const names = ["环城南路", "望岳路", "环城北路", "丰泽路"];
  const streets = [
    newStreet("secondary", names[0]),
    newStreet("secondary", names[1]),
    newStreet("primary", names[2]),
    newStreet("primary", names[3]),
  ];
  const draft = newDraft(
    seed,
    [
      [-770, -650],
      [790, -675],
      [755, 640],
      [-800, 665],
    ],
    streets,
  );
  if (scale !== "street") throw new Error(`${scale} is not laid out yet`);
  const office = planUrban(draft, draft.outline, "青石", STREET_RECIPE);
  draft.offices.push(office);
  return draft;
}

/** Shares the office's grids out among its communities by their households, dedicated ones first. */
export function shareGrids(office: Office, grids: number, households: (lot: Lot) => number): void {
  const dedicated = office.communities.map(
    (community) => community.parcels.filter((parcel) => parcel.dedicated).length,
  );
  const weights = office.communities.map((community) =>
    community.parcels
      .filter((parcel) => !parcel.dedicated)
      .reduce((sum, parcel) => sum + parcel.lots.reduce((all, lot) => all + households(lot), 0), 0),
  );
  const shares = apportion(weights, grids - dedicated.reduce((a, b) => a + b, 0));
  office.communities.forEach((community, i) => {
    community.grids = shares[i] + dedicated[i];
  });
}

function buildParcel(draft: Draft, parcel: Parcel): void {
  const built =
    parcel.use === "slabs"
      ? buildSlabs(draft, parcel)
      : parcel.use === "towers"
        ? buildTowers(draft, parcel)
        : parcel.use === "old"
          ? buildCourtyards(draft, parcel)
          : parcel.use === "houses"
            ? buildFarmhouses(draft, parcel, { rows: false, quarterM2: 0 })
            : buildGrounds(draft, parcel);
  if (built && parcel.lots.length > 0) return;
  if (parcel.lots.length === 0) parcel.lots.push({ face: parcel.face, parcel, buildings: [] });
}

export const parcelsOf = (draft: Draft): Parcel[] =>
  draft.offices.flatMap((office) => office.communities).flatMap((community) => community.parcels);

export const buildingsOf = (draft: Draft): Building[] =>
  parcelsOf(draft)
    .flatMap((parcel) => parcel.lots)
    .flatMap((lot) => lot.buildings);
