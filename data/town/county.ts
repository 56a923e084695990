import type { Community, Draft, Office, Parcel, Use } from "./draft.ts";
import { ringAreaM2 } from "./geometry.ts";
import { STREET_OFFICES, TOWNSHIPS } from "./name-lists.ts";
import { apportion, cutAlong, newParcel, splitInto } from "./parcels.ts";
import type { Face } from "./plan.ts";
import { cutOutCore, planVillage } from "./rural.ts";
import { newStreet, type Street } from "./streets.ts";
import { planUrban, STREET_RECIPE } from "./urban.ts";

const VILLAGES = 366;
/** Villages whose school is a grid of its own: with the towns' dedicated grids they make 303. */
const VILLAGE_SCHOOLS = 219;
const BANDS = { south: 0.395, north: 0.6 };

/**
 * The county: the river from north to south, nine street offices around it in the middle, twelve townships around them,
 * each with a market town and some thirty villages.
 */
export function planCounty(draft: Draft): void {
  const river = newStreet("river", "清河");
  const [west, east] = cutAlong(
    draft,
    draft.outline,
    { axis: "ns", at: 0.56, swingM: 420, swingTurns: 2, stepM: 170 },
    river,
  );
  const [southRing, northRing] = [newStreet("trunk", "环城南路"), newStreet("trunk", "环城北路")];
  const avenues = [newStreet("primary", "迎宾大道"), newStreet("primary", "太行大道")] as const;
  const townships: Face[] = [];
  const towns: Face[] = [];
  for (const [side, isWest] of [
    [west, true],
    [east, false],
  ] as const) {
    const [south, rest] = cutAlong(
      draft,
      side,
      { axis: "ew", at: BANDS.south, swingM: 60, stepM: 150, snapM: 60 },
      southRing,
    );
    const [middle, north] = cutAlong(
      draft,
      rest,
      { axis: "ew", at: (BANDS.north - BANDS.south) / (1 - BANDS.south), swingM: -60, stepM: 150, snapM: 60 },
      northRing,
    );
    const countyRoad = newStreet("primary", isWest ? "青文线" : "青柳线");
    for (const band of [south, north])
      townships.push(
        ...cutAlong(draft, band, { axis: "ns", at: 0.52, until: 0.47, swingM: 150, stepM: 150 }, countyRoad),
      );
    const share = (isWest ? 3_150 : 1_560) / (isWest ? 13_400 : 10_600);
    const outerRing = newStreet("trunk", isWest ? "环城西路" : "环城东路");
    const [first, second] = cutAlong(
      draft,
      middle,
      { axis: "ns", at: isWest ? 1 - share : share, swingM: 25, stepM: 150 },
      outerRing,
    );
    const [core, outer] = isWest ? [second, first] : [first, second];
    townships.push(
      ...cutAlong(
        draft,
        outer,
        { axis: "ns", at: 0.5, swingM: 70, stepM: 150 },
        newStreet("secondary", isWest ? "X004县道" : "X007县道"),
      ),
    );
    towns.push(...cutTowns(draft, core, isWest, avenues));
  }
  const names = [...STREET_OFFICES];
  towns.forEach((face) => {
    draft.offices.push(planUrban(draft, face, names.shift()!, { ...STREET_RECIPE, river: false }));
  });
  planTownships(draft, townships);
}

/** The core's part on one side of the river: three rows of street offices, the avenues between them cross the river. */
function cutTowns(draft: Draft, core: Face, isWest: boolean, avenues: readonly [Street, Street]): Face[] {
  const rows: Face[] = [];
  const [south, rest] = cutAlong(draft, core, { axis: "ew", at: 1 / 3, swingM: 14, stepM: 80, snapM: 80 }, avenues[0]);
  rows.push(south, ...cutAlong(draft, rest, { axis: "ew", at: 0.5, swingM: -14, stepM: 80, snapM: 80 }, avenues[1]));
  if (!isWest) return rows;
  const avenue = newStreet("primary", "中州大道");
  return rows.flatMap((row) => cutAlong(draft, row, { axis: "ns", at: 0.5, swingM: 10, stepM: 80, snapM: 50 }, avenue));
}

function planTownships(draft: Draft, faces: readonly Face[]): void {
  const areas = faces.map((face) => ringAreaM2(draft.plan.outline(face)));
  const counts = apportion(areas, VILLAGES);
  let [road, village] = [1, 0];
  faces.forEach((face, i) => {
    const office: Office = { name: `${TOWNSHIPS[i]}${i % 3 === 2 ? "乡" : "镇"}`, town: false, communities: [] };
    draft.offices.push(office);
    const countryRoad = (): Street => newStreet("tertiary", `Y${String(road++).padStart(3, "0")}乡道`);
    const around: Face[] = [];
    const seat = cutOutCore(
      draft,
      face,
      1_050_000,
      (part) => around.push(part),
      () => newStreet("secondary", draft.names.road(office.name)),
    );
    planSeat(draft, seat, office, TOWNSHIPS[i]);
    const shares = apportion(
      around.map((part) => ringAreaM2(draft.plan.outline(part))),
      counts[i],
    );
    around.forEach((part, k) => {
      const style = { snapM: 60, stepM: 120, swingM: 40, aspect: 1 };
      if (shares[k] === 0) return;
      for (const ground of splitInto(
        draft,
        part,
        shares[k],
        (depth) => (depth < 3 ? countryRoad() : newStreet("residential")),
        style,
      )) {
        const withSchool =
          Math.floor(((village + 1) * VILLAGE_SCHOOLS) / VILLAGES) > Math.floor((village * VILLAGE_SCHOOLS) / VILLAGES);
        village++;
        const blocks = draft.random.whole(14, 22);
        planVillage(draft, ground, office, `${draft.names.village()}村`, {
          blocks,
          others: [["civic", 1], ...(withSchool ? [["school", 1] as const] : [])],
          blockM2: 6_300,
          joined: true,
          dedicatedSchool: true,
        });
      }
    });
  });
}

const SEAT_USES: readonly (readonly [use: Use, count: number])[] = [
  ["civic", 1],
  ["market", 1],
  ["hospital", 1],
  ["school", 1],
  ["park", 1],
  ["works", 1],
  ["slabs", 9],
  ["old", 2],
];

/** A market town: offices, school, hospital and market along the main streets, slabs, an old street, farmhouses at the rim. */
function planSeat(draft: Draft, face: Face, office: Office, base: string): void {
  const { names, random } = draft;
  const community: Community = { name: `${base}镇区社区`, rural: false, office, parcels: [], grids: 0 };
  office.communities.push(community);
  const total = SEAT_USES.reduce((sum, [, count]) => sum + count, 0) + 12;
  const streetAt = (depth: number): Street =>
    depth < 2
      ? newStreet("tertiary", names.road(office.name, depth ? "路" : "大街"))
      : newStreet(depth < 4 ? "residential" : "living_street", names.lane(office.name));
  const parcels = splitInto(draft, face, total, streetAt).map((part): Parcel => newParcel(part, community, "houses"));
  community.parcels.push(...parcels);
  const free = random.shuffled(parcels).sort((a, b) => b.street.halfM - a.street.halfM);
  const plain: Partial<Record<Use, string>> = {
    civic: `${office.name}人民政府`,
    market: `${base}集贸市场`,
    hospital: `${office.name}卫生院`,
    school: `${base}中心小学`,
    park: `${base}公园`,
    works: `${base}面粉厂`,
  };
  for (const [use, count] of SEAT_USES) {
    for (let i = 0; i < count; i++) {
      const parcel = free.shift()!;
      parcel.use = use;
      parcel.name = use === "slabs" ? names.compound(office.name, false) : (plain[use] ?? "");
      parcel.dedicated = ["market", "hospital", "school", "park"].includes(use);
    }
  }
  for (const parcel of free) parcel.joined = true;
}
