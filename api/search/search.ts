import { type Query, readQuery } from "../../domain/search-query.ts";
import { joinedName, withDigits } from "../../domain/writing.ts";
import { asReader } from "../access/as-reader.ts";
import { liesIn, type Viewer } from "../access/viewer.ts";
import type { Area, Areas } from "../grids/areas.ts";
import type { Parts } from "../parts.ts";
import { askedOnce } from "./asked-once.ts";
import { INDEXED } from "./entry-queries.ts";
import { type Found, foundOf } from "./found.ts";
import { incidentsByCode, shownRows } from "./queries.ts";
import { type Allowed, find, type Hit } from "./rank.ts";
import type { SearchIndex } from "./search-index.ts";
import type { HasName } from "./word-scores.ts";

type KindHit = Hit & { kind: Found["kind"] };

/** Added to the score, so that among equals the larger thing comes first. */
const LARGER: Record<Found["kind"], number> = {
  area: 9,
  compound: 6,
  road: 5,
  building: 4,
  place: 3,
  facility: 3,
  staff: 2,
  household: 0,
  incident: 0,
};

/** Of one kind, while others have something to show too. */
const MOST_OF_A_KIND = 8;

/** What `typed` finds among what `viewer` may see, the best first; at most `limit`. */
export async function search(parts: Parts, index: SearchIndex, viewer: Viewer, typed: string, limit: number) {
  const { database, memory } = parts;
  const query = readQuery(typed);
  const hits = await indexedHits(index, query, viewer, memory.areas, limit);
  return asReader(database.sql, memory.areas, viewer, async (sql): Promise<Found[]> => {
    const found: { item: Found; score: number }[] = [];
    const scope = viewer.scope("incidents");
    if (viewer.may("incidents") && query.typed !== "") {
      for (const row of await incidentsByCode(sql, query.typed, scope, limit)) {
        const score = row.code.toLowerCase() === query.code ? 100 : 61;
        found.push({ item: foundOf("incident", row, ["code"], database.sealer), score });
      }
    }
    for (const kind of INDEXED) {
      const ofKind = new Map(hits.filter((hit) => hit.kind === kind).map((hit) => [hit.id, hit]));
      if (ofKind.size === 0) continue;
      for (const row of await shownRows[kind](sql, [...ofKind.keys()], viewer.scope("households"))) {
        const { score, matched } = ofKind.get(row.id) ?? { score: 0, matched: [] };
        found.push({ item: foundOf(kind, row, matched, database.sealer), score });
      }
    }
    const place = new Map(hits.map(({ kind, id }, at) => [`${kind} ${id}`, at]));
    const placeOf = ({ kind, id }: Found) => place.get(`${kind} ${id}`) ?? 0;
    found.sort((a, b) => b.score - a.score || placeOf(a.item) - placeOf(b.item));
    return found.slice(0, limit).map(({ item }) => item);
  });
}

async function indexedHits(index: SearchIndex, query: Query, viewer: Viewer, areas: Areas, limit: number) {
  const tables = await index.ready();
  const areaHas = areaHasOf(areas);
  const hits: KindHit[] = [];
  for (const kind of INDEXED) {
    if (kind === "household" && !viewer.may("households")) continue;
    const table = tables.get(kind);
    const allowed = kind === "household" ? householdsOf(viewer, areas) : EVERYTHING;
    for (const hit of table ? find(table, query, allowed, areaHas, limit) : []) {
      hits.push({ ...hit, kind, score: hit.score + (hit.score < 100 ? LARGER[kind] : 0) });
    }
  }
  // a stable sort: within a kind they stand as they were ranked
  return mixed(
    hits.sort((a, b) => b.score - a.score),
    limit,
  );
}

/** The best `limit`, but of no kind so many that another is crowded out. */
function mixed(hits: readonly KindHit[], limit: number): KindHit[] {
  const counts = new Map<string, number>();
  const first: KindHit[] = [];
  const rest: KindHit[] = [];
  for (const hit of hits) {
    const count = (counts.get(hit.kind) ?? 0) + 1;
    counts.set(hit.kind, count);
    (count <= MOST_OF_A_KIND ? first : rest).push(hit);
  }
  const kept = new Set([...first, ...rest].slice(0, limit));
  return hits.filter((hit) => kept.has(hit));
}

const EVERYTHING: Allowed = { area: () => true, personal: () => true };

function householdsOf(viewer: Viewer, areas: Areas): Allowed {
  const seen = viewer.scope("households");
  const revealed = viewer.scope("households.reveal");
  return {
    area: (id) => liesIn(areas, id || null, seen),
    personal: (id) => liesIn(areas, id || null, revealed),
  };
}

/** A word of an address may be the name of an area that the address leaves out: 三官巷社区 3号楼. */
function areaHasOf(areas: Areas): HasName {
  const inPart = askedOnce((part: string) => {
    const has: (id: number) => boolean = askedOnce((id: number) => {
      const area = areas.of(id);
      return (
        area !== undefined && (joinedNameOf(area).includes(part) || (area.parentId !== null && has(area.parentId)))
      );
    });
    return has;
  });
  return (areaId, part) => inPart(part)(areaId);
}

const joinedNames = new WeakMap<Area, string>();

function joinedNameOf(area: Area): string {
  const name = joinedNames.get(area) ?? withDigits(joinedName(area.name));
  joinedNames.set(area, name);
  return name;
}
