import {
  type Building,
  type Community,
  type Draft,
  householdsOf,
  type Lot,
  type Office,
  type Parcel,
} from "./draft.ts";
import { centroid, distance, type Point } from "./geometry.ts";
import { even, type Graph, merge, quotient } from "./groups.ts";
import type { Street } from "./streets.ts";

/** An area of responsibility: a union of lots. */
export type Area = {
  code: string;
  name: string;
  level: "county" | "street" | "community" | "grid" | "microgrid";
  kind: "urban" | "rural" | "dedicated";
  parent: Area | null;
  children: Area[];
  lots: Lot[];
  households: number;
};

/** About how many households a microgrid has in town. */
const MICROGRID_HOUSEHOLDS = 54;

const weightOf = (lot: Lot): number => lot.buildings.reduce((sum: number, b: Building) => sum + householdsOf(b), 0);

/** All areas, parents before children, with codes and names; the microgrid of every lot. */
export function makeAreas(
  draft: Draft,
  countyName: string,
  prefix: string,
): { areas: Area[]; microgridOf: Map<Lot, Area> } {
  const areas: Area[] = [];
  const microgridOf = new Map<Lot, Area>();
  const add = (parent: Area | null, part: Omit<Area, "parent" | "children" | "households">): Area => {
    const area: Area = {
      ...part,
      parent,
      children: [],
      households: part.lots.reduce((sum, lot) => sum + weightOf(lot), 0),
    };
    parent?.children.push(area);
    areas.push(area);
    return area;
  };
  const lotsOf = (communities: Community[]): Lot[] =>
    communities.flatMap((c) => c.parcels.flatMap((parcel) => parcel.lots));
  const county = add(null, {
    code: prefix,
    name: countyName,
    level: "county",
    kind: "urban",
    lots: lotsOf(draft.offices.flatMap((o) => o.communities)),
  });
  draft.offices.forEach((office: Office, o) => {
    const street = add(county, {
      code: prefix + pad(o + 1, 3),
      name: office.name,
      level: "street",
      kind: office.town ? "urban" : "rural",
      lots: lotsOf(office.communities),
    });
    office.communities.forEach((community, c) => {
      const kind = community.rural ? "rural" : "urban";
      const area = add(street, {
        code: street.code + pad(c + 1, 3),
        name: community.name,
        level: "community",
        kind,
        lots: lotsOf([community]),
      });
      const short = community.name.replace(/社区$|村$/u, "") || community.name;
      gridsOf(draft, community).forEach((grid, g) => {
        const number = pad(g + 1, 2);
        const own = add(area, {
          code: area.code + pad(g + 1, 3),
          name: grid.dedicated?.name || `${short} ${number}`,
          level: "grid",
          kind: grid.dedicated ? "dedicated" : kind,
          lots: grid.microgrids.flat(),
        });
        inReadingOrder(draft, grid.microgrids).forEach((lots, m) => {
          const microgrid = add(own, {
            code: own.code + pad(m + 1, 2),
            name: `${short} ${number}-${pad(m + 1, 2)}`,
            level: "microgrid",
            kind: own.kind,
            lots,
          });
          for (const lot of lots) microgridOf.set(lot, microgrid);
        });
      });
    });
  });
  return { areas, microgridOf };
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, "0");

type GridPlan = { dedicated: Parcel | null; microgrids: Lot[][] };

/** Parts a community into its grids: dedicated parcels alone, the others balanced, compounds whole where that works. */
function gridsOf(draft: Draft, community: Community): GridPlan[] {
  const plans: GridPlan[] = community.parcels
    .filter((parcel) => parcel.dedicated)
    .map((parcel) => ({ dedicated: parcel, microgrids: [parcel.lots] }));
  const lots = community.parcels.filter((parcel) => !parcel.dedicated).flatMap((parcel) => parcel.lots);
  const graph = graphOf(draft, lots);
  const perMicrogrid = community.rural ? 0 : MICROGRID_HOUSEHOLDS;
  const microgridOf = perMicrogrid ? groupLots(lots, graph, perMicrogrid) : mergeEmpty(lots, graph);
  const micro = quotient(graph, microgridOf);
  if (community.microgrids) joinTo(micro, community.microgrids - plans.length);
  const parcelOf = micro.members.map((members) => community.parcels.indexOf(lots[members[0]].parcel));
  const count = community.grids - plans.length;
  const target = micro.graph.weights.reduce((a, b) => a + b, 0) / count;
  const gridOf = merge(micro.graph, count, (a, b) => (parcelOf[a] === parcelOf[b] ? target * 0.4 : 0));
  even(micro.graph, gridOf, target, parcelOf, community.rural ? 0 : 0.12);
  const grids = quotient(micro.graph, gridOf);
  for (const members of grids.members) {
    plans.push({ dedicated: null, microgrids: members.map((m) => micro.members[m].map((i) => lots[i])) });
  }
  const places = new Map(plans.map((plan) => [plan, middleOf(draft, plan.microgrids.flat())]));
  return sortByRows(plans, (plan) => places.get(plan)!, 190);
}

/** Joins the lightest microgrids to neighbours until `count` are left. */
function joinTo(micro: { graph: Graph; members: number[][] }, count: number): void {
  const joined = quotient(micro.graph, merge(micro.graph, count));
  micro.members = joined.members.map((list) => list.flatMap((i) => micro.members[i]));
  micro.graph = joined.graph;
}

/** Lots to microgrids, within each parcel. */
function groupLots(lots: Lot[], graph: Graph, households: number): number[] {
  const groupOf = lots.map((_, i) => i);
  const byParcel = new Map<Parcel, number[]>();
  for (const [i, lot] of lots.entries()) byParcel.set(lot.parcel, [...(byParcel.get(lot.parcel) ?? []), i]);
  for (const members of byParcel.values()) {
    const part = subgraph(graph, members);
    const total = part.weights.reduce((a, b) => a + b, 0);
    const groups = merge(part, Math.max(1, Math.round(total / households)));
    groups.forEach((group, i) => {
      groupOf[members[i]] = members[group];
    });
  }
  return groupOf;
}

/** Each lot its own microgrid, those without households added to the neighbour with the longest border. */
function mergeEmpty(lots: Lot[], graph: Graph): number[] {
  const groupOf = lots.map((_, i) => i);
  for (let round = 0; round < 8; round++) {
    const settled = (i: number): boolean => graph.weights[groupOf[i]] > 0;
    lots.forEach((_, i) => {
      if (settled(i)) return;
      const near = [...graph.neighbours[i]].filter(([n]) => settled(n)).sort((a, b) => b[1] - a[1])[0];
      if (near) groupOf[i] = groupOf[near[0]];
    });
  }
  return groupOf;
}

function subgraph(graph: Graph, members: readonly number[]): Graph {
  const index = new Map(members.map((member, i) => [member, i]));
  return {
    weights: members.map((member) => graph.weights[member]),
    neighbours: members.map(
      (member) =>
        new Map([...graph.neighbours[member]].flatMap(([n, m]) => (index.has(n) ? [[index.get(n)!, m] as const] : []))),
    ),
  };
}

/** Streets that a grid does not reach across. */
const parts = (street: Street): boolean => ["trunk", "primary", "river"].includes(street.kind);

function graphOf(draft: Draft, lots: readonly Lot[]): Graph {
  const owner = new Map<number, number>();
  const rings = lots.map((lot) => draft.plan.ring(lot.face));
  rings.forEach((ring, i) => {
    ring.forEach((a, k) => {
      owner.set(a * 2 ** 25 + ring[(k + 1) % ring.length], i);
    });
  });
  const neighbours = lots.map(() => new Map<number, number>());
  lots.forEach((lot, i) => {
    for (const side of lot.face.sides) {
      if (parts(side.street)) continue;
      const chain = draft.plan.expand(side.chain);
      for (let k = 1; k < chain.length; k++) {
        const other = owner.get(chain[k] * 2 ** 25 + chain[k - 1]);
        if (other === undefined || other === i) continue;
        const lengthM = distance(draft.plan.points[chain[k - 1]], draft.plan.points[chain[k]]);
        neighbours[i].set(other, (neighbours[i].get(other) ?? 0) + lengthM);
      }
    }
  });
  return { weights: lots.map(weightOf), neighbours };
}

const middleOf = (draft: Draft, lots: readonly Lot[]): Point => {
  const middles = lots.map((lot) => centroid(draft.plan.outline(lot.face)));
  const sum = middles.reduce(([x, y], [a, b]) => [x + a, y + b] as Point, [0, 0] as Point);
  return [sum[0] / lots.length, sum[1] / lots.length];
};

const inReadingOrder = (draft: Draft, microgrids: Lot[][]): Lot[][] =>
  sortByRows(microgrids, (lots) => middleOf(draft, lots), 45);

/** From the north-west, row by row. */
function sortByRows<T>(items: readonly T[], at: (item: T) => Point, rowM: number): T[] {
  const row = (item: T): number => -Math.floor(at(item)[1] / rowM);
  return [...items].sort((a, b) => row(a) - row(b) || at(a)[0] - at(b)[0]);
}
