import type { Community, Draft, Office, Use } from "./draft.ts";
import { centroid, distance, ringAreaM2 } from "./geometry.ts";
import { cutAlong, newParcel, splitInto } from "./parcels.ts";
import type { Face } from "./plan.ts";
import { newStreet, type Street } from "./streets.ts";

export type VillageRecipe = {
  /** blocks of houses, and other uses with their numbers of blocks */
  blocks: number;
  others: readonly (readonly [use: Use, count: number])[];
  /** ground a block takes, lanes included */
  blockM2: number;
  joined: boolean;
  /** the school, when there is one, is a grid of its own */
  dedicatedSchool: boolean;
};

const VILLAGE_SPLIT = { snapM: 9, stepM: 30, swingM: 4, aspect: 1.25 };

/**
 * A village and its fields: a core of blocks somewhere in the face, often at the road, with field plots on the other
 * sides. Adds the community to the office.
 */
export function planVillage(draft: Draft, face: Face, office: Office, name: string, recipe: VillageRecipe): Community {
  const { random, plan, names } = draft;
  const community: Community = { name, rural: true, office, parcels: [], grids: 0 };
  office.communities.push(community);
  const blocks = recipe.blocks + recipe.others.reduce((sum, [, count]) => sum + count, 0);
  const core = cutOutCore(draft, face, blocks * recipe.blockM2, (field) => {
    const plots = Math.max(1, Math.round(ringAreaM2(plan.outline(field)) / random.between(45_000, 80_000)));
    const style = { snapM: 4, stepM: 60, swingM: 3, aspect: 0.8 };
    for (const plot of splitInto(draft, field, plots, () => newStreet("footway"), style))
      community.parcels.push(newParcel(plot, community, "fields"));
  });
  const streetAt = (depth: number): Street => {
    if (depth === 0) return newStreet("residential", "村中大街");
    return newStreet(
      depth < 3 ? "residential" : "living_street",
      depth < 4 ? names.lane(`${office.name}${name}`, depth < 3 ? "街" : "巷") : "",
    );
  };
  const parcels = splitInto(draft, core, blocks, streetAt, VILLAGE_SPLIT).map((block) =>
    newParcel(block, community, "houses"),
  );
  community.parcels.push(...parcels);
  const middle = centroid(plan.outline(core));
  const free = [...parcels].sort(
    (a, b) => distance(centroid(plan.outline(a.face)), middle) - distance(centroid(plan.outline(b.face)), middle),
  );
  for (const [use, count] of recipe.others) {
    for (let i = 0; i < count; i++) {
      // why: committee and pond lie in the middle, new buildings and the school at the rim
      const parcel = use === "civic" || use === "square" || use === "park" ? free.shift()! : free.pop()!;
      parcel.use = use;
      const short = name.replace(/村$/u, "");
      parcel.name =
        {
          civic: `${name}村民委员会`.replace("村村", "村"),
          school: `${short}小学`,
          slabs: names.compound(office.name, false),
          park: `${short}游园`,
        }[use as string] ?? "";
      parcel.dedicated = use === "school" && recipe.dedicatedSchool;
    }
  }
  for (const parcel of free) parcel.joined = recipe.joined;
  return community;
}

/** Cuts a core of about `areaM2` out of the face; what lies around it goes to `rest`. */
export function cutOutCore(
  draft: Draft,
  face: Face,
  areaM2: number,
  rest: (part: Face) => void,
  ring: () => Street = () => newStreet("residential"),
): Face {
  const { random, plan } = draft;
  const share = Math.sqrt(areaM2 / ringAreaM2(plan.outline(face)));
  const [wide, deep] = [
    Math.min(0.92, share * random.between(0.92, 1.12)),
    Math.min(0.92, share * random.between(0.9, 1.1)),
  ];
  const margins = (size: number): [number, number] => {
    const low =
      random.weighted([
        [0, 2],
        [0.3, 3],
        [0.5, 3],
        [0.7, 3],
        [1, 2],
      ] as const) *
      (1 - size);
    const keep = (margin: number) => (margin < 0.06 ? 0 : margin);
    return [keep(low), keep(1 - size - low)];
  };
  const [west, east] = margins(wide);
  const [south, north] = margins(deep);
  let core = face;
  const part = (axis: "ns" | "ew", at: number, keepFirst: boolean): void => {
    const parts = cutAlong(
      draft,
      core,
      { axis, at, until: at + random.between(-0.015, 0.015), swingM: random.between(-6, 6), stepM: 60, snapM: 6 },
      ring(),
    );
    core = parts[keepFirst ? 0 : 1];
    rest(parts[keepFirst ? 1 : 0]);
  };
  if (south > 0) part("ew", south, false);
  if (north > 0) part("ew", 1 - north / (1 - south), true);
  if (west > 0) part("ns", west, false);
  if (east > 0) part("ns", 1 - east / (1 - west), true);
  return core;
}
