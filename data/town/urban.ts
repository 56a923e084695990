import type { Community, Draft, Office, Parcel, Use } from "./draft.ts";
import { centroid, distance, type Point, ringAreaM2 } from "./geometry.ts";
import { apportion, cutAlong, newParcel, splitInto } from "./parcels.ts";
import type { Face } from "./plan.ts";
import { newStreet, type Street, type StreetKind } from "./streets.ts";

/** How one street office's ground is filled. */
export type UrbanRecipe = {
  compounds: number;
  towers: number;
  /** other uses and how many parcels of each */
  others: readonly (readonly [use: Use, count: number])[];
  river: boolean;
};

export const STREET_RECIPE: UrbanRecipe = {
  compounds: 58,
  towers: 13,
  others: [
    ["park", 1],
    ["school", 2],
    ["hospital", 1],
    ["market", 1],
    ["civic", 1],
    ["mall", 2],
    ["office", 3],
    ["old", 9],
  ],
  river: true,
};

/**
 * Parts a street office's ground: one main road across, three columns of communities, the river between the second and
 * the third, then blocks down to single compounds. Gives the office with its communities and parcels, their uses set.
 */
export function planUrban(draft: Draft, face: Face, name: string, recipe: UrbanRecipe): Office {
  const { random } = draft;
  const office: Office = { name: `${name}街道`, town: true, communities: [] };
  const scope = office.name;
  const street = (kind: StreetKind, end: string): Street => newStreet(kind, draft.names.road(scope, end));
  const main = street("primary", "大道");
  const river = newStreet("river", "清河");
  const halves = cutAlong(
    draft,
    face,
    { axis: "ew", at: random.between(0.46, 0.54), swingM: 22, swingTurns: 2, snapM: 30 },
    main,
  );
  const [firstRoad, secondRoad] = [street("secondary", "路"), recipe.river ? river : street("secondary", "路")];
  const [first, second] = [random.between(0.31, 0.36), random.between(0.66, 0.7)];
  const communityFaces: Face[] = [];
  for (const [i, half] of halves.entries()) {
    const far = cutAlong(
      draft,
      half,
      {
        axis: "ns",
        at: i ? second : second - 0.03,
        until: i ? second + 0.02 : second,
        swingM: recipe.river ? 26 : -8,
        swingTurns: i ? -1 : 1,
        snapM: 40,
      },
      secondRoad,
    );
    const near = cutAlong(
      draft,
      far[0],
      {
        axis: "ns",
        at: first / second + (i ? 0 : random.between(-0.03, 0.03)),
        until: first / second + (i ? random.between(-0.03, 0.03) : 0),
        swingM: random.between(-10, 10),
        snapM: 30,
      },
      firstRoad,
    );
    communityFaces.push(...near, far[1]);
  }
  const total = recipe.compounds + recipe.others.reduce((sum, [, count]) => sum + count, 0);
  const areas = communityFaces.map((part) => ringAreaM2(draft.plan.outline(part)));
  const counts = apportion(areas, total);
  const middle = draft.plan.side(halves[1], 0)[Math.floor(draft.plan.side(halves[1], 0).length / 2)];
  communityFaces.forEach((part, i) => {
    const community: Community = {
      name: `${draft.names.community()}社区`,
      rural: false,
      office,
      parcels: [],
      grids: 0,
    };
    for (const block of splitInto(draft, part, counts[i], (depth) => blockStreet(draft, depth, scope)))
      community.parcels.push(newParcel(block, community));
    office.communities.push(community);
  });
  chooseUses(draft, office, recipe, middle);
  return office;
}

function blockStreet({ random, names }: Draft, depth: number, scope: string): Street {
  if (depth === 0) return newStreet("tertiary", names.road(scope, random.chance(0.7) ? "路" : "街"));
  if (depth === 1)
    return random.chance(0.4)
      ? newStreet("tertiary", names.road(scope, "街"))
      : newStreet("residential", names.lane(scope, "街"));
  if (depth === 2) return newStreet("residential", names.lane(scope));
  if (random.chance(0.18)) return newStreet("shared-wall");
  return newStreet("living_street", names.lane(scope, "巷"));
}

/** Which parcel becomes what: the largest by the river the park, those at the crossing malls and offices, and so on. */
function chooseUses(draft: Draft, office: Office, recipe: UrbanRecipe, middle: Point): void {
  const { plan } = draft;
  const free = new Set(office.communities.flatMap((community) => community.parcels));
  const at = new Map([...free].map((parcel) => [parcel, centroid(plan.outline(parcel.face))]));
  const area = new Map([...free].map((parcel) => [parcel, ringAreaM2(plan.outline(parcel.face))]));
  const beside = (parcel: Parcel, ...kinds: StreetKind[]) =>
    parcel.face.sides.some((side) => kinds.includes(side.street.kind));
  const far = (parcel: Parcel, point: Point) => distance(at.get(parcel)!, point);
  const take = (use: Use, count: number, score: (parcel: Parcel) => number): void => {
    const best = [...free].sort((a, b) => score(b) - score(a)).slice(0, count);
    for (const parcel of best) {
      parcel.use = use;
      free.delete(parcel);
    }
  };
  const old = centroid(office.communities[1].parcels.flatMap((parcel) => plan.outline(parcel.face)).slice(0, 3));
  const scores: Partial<Record<Use, (parcel: Parcel) => number>> = {
    park: (p) => area.get(p)! + (beside(p, "river") ? 9e4 : 0),
    mall: (p) => (beside(p, "primary") ? 1e4 : 0) - far(p, middle),
    office: (p) => (beside(p, "primary") ? 1e4 : 0) - far(p, middle),
    civic: (p) => (beside(p, "primary", "secondary") ? 700 : 0) - far(p, middle),
    hospital: (p) => area.get(p)! + (beside(p, "secondary", "primary") ? 9e4 : 0) - (beside(p, "river") ? 4e4 : 0),
    school: (p) => area.get(p)! + (beside(p, "primary") ? 0 : 5e4) - (hasUse(p.community, "school") ? 9e4 : 0),
    old: (p) => -far(p, old),
    market: (p) => (beside(p, "tertiary", "secondary") ? 500 : 0) - far(p, old) - Math.max(0, area.get(p)! - 2e4) / 40,
  };
  for (const [use, count] of recipe.others) {
    for (let i = 0; i < count; i++) take(use, 1, scores[use] ?? ((p) => area.get(p)!));
  }
  const east = new Set([2, 5].flatMap((i) => office.communities[i]?.parcels ?? []));
  take("towers", recipe.towers, (p) => area.get(p)! + (east.has(p) ? 1.3e4 : 0));
  nameParcels(draft, office);
}

const hasUse = (community: Community, use: Use): boolean => community.parcels.some((parcel) => parcel.use === use);

function nameParcels(draft: Draft, office: Office): void {
  const { names } = draft;
  const base = office.name.replace("街道", "");
  const plain: Partial<Record<Use, string[]>> = {
    park: [`${base}公园`],
    school: [`${base}实验小学`, `${base}中学`, `${base}第二小学`],
    hospital: [`${base}人民医院`],
    market: [`${base}农贸市场`],
    civic: [`${office.name}办事处`],
    mall: ["万汇广场", "新天地购物中心"],
    office: ["时代大厦", "金融大厦", "商会大厦", "科技大厦"],
  };
  for (const parcel of office.communities.flatMap((community) => community.parcels)) {
    if (parcel.use === "slabs" || parcel.use === "towers")
      parcel.name = names.compound(office.name, parcel.use === "towers");
    else parcel.name = plain[parcel.use]?.shift() ?? "";
    const first = parcel.name !== `${base}中学` && parcel.name !== `${base}第二小学`;
    parcel.dedicated = first && ["park", "school", "hospital", "market"].includes(parcel.use);
  }
}
