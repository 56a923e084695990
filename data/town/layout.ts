import { numberHouses } from "./addresses.ts";
import { planCounty } from "./county.ts";
import { buildCourtyards } from "./courtyards.ts";
import { type Building, type Community, type Draft, householdsOf, type Parcel } from "./draft.ts";
import { placeFacilities } from "./facilities.ts";
import { buildFarmhouses } from "./farmhouses.ts";
import { fitHouseholds } from "./fit.ts";
import type { Point } from "./geometry.ts";
import { buildGrounds } from "./grounds.ts";
import { Names } from "./names.ts";
import { apportion } from "./parcels.ts";
import { type Face, Plan } from "./plan.ts";
import { Random } from "./random.ts";
import { placeBusStops } from "./roads.ts";
import { clearances } from "./shops.ts";
import { inset } from "./site.ts";
import { buildSlabs } from "./slabs.ts";
import { newStreet, type Street } from "./streets.ts";
import { buildTowers } from "./towers.ts";
import { planUrban, STREET_RECIPE } from "./urban.ts";
import { planVillageTown } from "./village.ts";

export type Scale = "village" | "street" | "county";
export const SCALES: readonly Scale[] = ["village", "street", "county"];

/** What each scale is to hold. */
export const SIZES: Record<
  Scale,
  { households: number; grids: { urban: number; rural: number; dedicated: number }; incidents: number }
> = {
  village: { households: 2_400, grids: { urban: 0, rural: 5, dedicated: 0 }, incidents: 6_200 },
  street: { households: 18_400, grids: { urban: 42, rural: 0, dedicated: 4 }, incidents: 52_000 },
  county: { households: 350_000, grids: { urban: 473, rural: 1_843, dedicated: 303 }, incidents: 1_000_000 },
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
    const swing = random.between(-0.035, 0.035) * Math.hypot(bx - ax, by - ay);
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

/** The town before its households are counted. */
function planAndBuild(scale: Scale, seed: number): Draft {
  const draft = planTown(scale, seed);
  for (const parcel of parcelsOf(draft)) buildParcel(draft, parcel);
  for (const building of buildingsOf(draft)) numberHouses(building);
  return draft;
}

/** The whole town of a scale, laid out and built, with exactly its number of households. */
export function layOut(scale: Scale, seed: number): Draft {
  const draft = planAndBuild(scale, seed);
  fitHouseholds(draft, buildingsOf(draft), SIZES[scale].households);
  allotGrids(draft, scale);
  placeFacilities(draft);
  placeBusStops(draft);
  return draft;
}

function planTown(scale: Scale, seed: number): Draft {
  if (scale === "county") {
    const borders = ["X001县道", "X002县道", "X003县道", "X005县道"].map((name) => newStreet("secondary", name));
    const draft = newDraft(
      seed,
      [
        [-12_300, -10_100],
        [11_700, -9_700],
        [12_200, 10_300],
        [-11_900, 9_800],
      ],
      borders,
    );
    planCounty(draft);
    return draft;
  }
  if (scale === "village") {
    const borders = [
      newStreet("secondary", "X004县道"),
      newStreet("river", "清河"),
      newStreet("tertiary", "Y012乡道"),
      newStreet("tertiary", "Y015乡道"),
    ];
    const draft = newDraft(
      seed,
      [
        [-650, -520],
        [640, -545],
        [610, 520],
        [-670, 540],
      ],
      borders,
    );
    planVillageTown(draft);
    return draft;
  }
  const names = ["环城南路", "望岳路", "环城北路", "丰泽路"];
  const borders = names.map((name, i) => newStreet(i < 2 ? "secondary" : "primary", name));
  const draft = newDraft(
    seed,
    [
      [-770, -650],
      [790, -675],
      [755, 640],
      [-800, 665],
    ],
    borders,
  );
  draft.offices.push(planUrban(draft, draft.outline, "青石", STREET_RECIPE));
  return draft;
}

/** Shares the grids out among the communities by their households: town and country apart, dedicated parcels one each. */
function allotGrids(draft: Draft, scale: Scale): void {
  const communities = draft.offices.flatMap((office) => office.communities);
  const { urban, rural, dedicated } = SIZES[scale].grids;
  const own = (community: Community): number => community.parcels.filter((parcel) => parcel.dedicated).length;
  const found = communities.reduce((sum, community) => sum + own(community), 0);
  if (found !== dedicated) throw new Error(`${found} dedicated grids are planned, ${dedicated} are wanted`);
  for (const isRural of [false, true]) {
    const kind = communities.filter((community) => community.rural === isRural);
    if (kind.length === 0) continue;
    const weights = kind.map((community) =>
      community.parcels
        .filter((parcel) => !parcel.dedicated)
        .flatMap((parcel) => parcel.lots)
        .flatMap((lot) => lot.buildings)
        .reduce((sum, building) => sum + householdsOf(building), 0),
    );
    const shares = apportion(weights, isRural ? rural : urban);
    kind.forEach((community, i) => {
      community.grids = shares[i] + own(community);
    });
  }
}

function buildParcel(draft: Draft, parcel: Parcel): void {
  const built =
    parcel.use === "slabs"
      ? buildSlabs(draft, parcel)
      : parcel.use === "towers"
        ? buildTowers(draft, parcel) || buildSlabs(draft, parcel)
        : parcel.use === "old"
          ? buildCourtyards(draft, parcel)
          : parcel.use === "houses"
            ? buildFarmhouses(draft, parcel)
            : buildGrounds(draft, parcel);
  if (parcel.lots.length === 0) parcel.lots.push({ face: parcel.face, parcel, buildings: [] });
  if (built) return;
  const ring = inset(draft.plan, parcel.face, clearances(parcel, []));
  if (ring) draft.lands.push({ kind: "green", name: "", ring });
}

export const parcelsOf = (draft: Draft): Parcel[] =>
  draft.offices.flatMap((office) => office.communities).flatMap((community) => community.parcels);

export const buildingsOf = (draft: Draft): Building[] =>
  parcelsOf(draft)
    .flatMap((parcel) => parcel.lots)
    .flatMap((lot) => lot.buildings);
