import type { LinkChanges } from "../../domain/household.ts";
import { assignLinks, type Door } from "../../domain/links.ts";
import type { Areas } from "../grids/areas.ts";
import type { DoorRow } from "./queries.ts";

/** More households than this are several streets: compute them one after the other. */
export const MOST_DOORS = 40_000;

const METRES_PER_DEGREE = 111_320;

/** What has to change so that everyone is linked as well as can be. */
export type LinkPlan = {
  changes: Omit<LinkChanges, "dryRun">;
  /** household and the party-member household that is to answer for it */
  save: { household: number; party: number }[];
  /** households that nobody is to answer for any more */
  remove: number[];
};

/** The plan for `rows`, each community for itself; what was set by hand stays and takes room. */
export async function planLinks(rows: readonly DoorRow[], areas: Areas, capacity: number): Promise<LinkPlan> {
  const plan: LinkPlan = { changes: { ...NOTHING, meanM: null }, save: [], remove: [] };
  let metres = 0;
  for (const group of byCommunity(rows, areas).values()) {
    metres += planCommunity(group, capacity, plan);
    // why: a large community takes a fifth of a second, and others wait to be answered
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { linked } = plan.changes;
  plan.changes.meanM = linked > 0 ? Math.round(metres / linked) : null;
  return plan;
}

const NOTHING = {
  communities: 0,
  parties: 0,
  households: 0,
  linked: 0,
  unlinked: 0,
  kept: 0,
  added: 0,
  moved: 0,
  removed: 0,
  most: 0,
};

function byCommunity(rows: readonly DoorRow[], areas: Areas): Map<number, DoorRow[]> {
  const communityOf = new Map<number, number | null>();
  const groups = new Map<number, DoorRow[]>();
  for (const row of rows) {
    let community = communityOf.get(row.area_id);
    if (community === undefined) {
      const area = areas.of(row.area_id);
      community = (area && areas.lineage(area).find(({ level }) => level === "community")?.id) ?? null;
      communityOf.set(row.area_id, community);
    }
    // what lies in no community is linked to nobody
    if (community === null) continue;
    const group = groups.get(community);
    if (group) group.push(row);
    else groups.set(community, [row]);
  }
  return groups;
}

/** Adds one community to `plan`; gives the sum of the straight distances of its links. */
function planCommunity(rows: readonly DoorRow[], capacity: number, { changes, save, remove }: LinkPlan): number {
  const doors = doorsOf(rows);
  const parties = rows.filter(({ is_party }) => is_party);
  const others = rows.filter(({ is_party }) => !is_party);
  const kept = others.filter(({ by_hand }) => by_hand);
  const load = new Map<number, number>();
  const take = (party: number) => load.set(party, (load.get(party) ?? 0) + 1);
  for (const { party } of kept) take(party!);
  const links = assignLinks(
    others.filter(({ by_hand }) => !by_hand).map(({ id }) => doors.get(id)!),
    parties.map(({ id }) => ({ ...doors.get(id)!, room: Math.max(0, capacity - (load.get(id) ?? 0)) })),
  );
  let metres = 0;
  const measure = (household: number, party: number) => {
    const [a, b] = [doors.get(household), doors.get(party)];
    if (a && b) metres += Math.hypot(a.x - b.x, a.y - b.y);
  };
  for (const { id, party } of kept) measure(id, party!);
  for (const [id, party] of links) {
    take(party);
    measure(id, party);
  }
  for (const { id, party, by_hand, is_party } of rows) {
    const wanted = links.get(id) ?? null;
    if ((by_hand && !is_party) || wanted === party) continue;
    if (wanted === null) remove.push(id);
    else save.push({ household: id, party: wanted });
    if (wanted === null) changes.removed++;
    else if (party === null) changes.added++;
    else changes.moved++;
  }
  changes.communities++;
  changes.parties += parties.length;
  changes.households += others.length;
  changes.linked += links.size + kept.length;
  changes.unlinked += others.length - kept.length - links.size;
  changes.kept += kept.length;
  changes.most = Math.max(changes.most, ...load.values());
  return metres;
}

/** Places in metres around the first, which is exact enough within a community. */
function doorsOf(rows: readonly DoorRow[]): Map<number, Door> {
  const [origin] = rows;
  const perDegreeEast = METRES_PER_DEGREE * Math.cos((origin.lat * Math.PI) / 180);
  return new Map(
    rows.map(({ id, lng, lat, building, compound }) => [
      id,
      { id, x: (lng - origin.lng) * perDegreeEast, y: (lat - origin.lat) * METRES_PER_DEGREE, building, compound },
    ]),
  );
}
