import { LEVELS } from "../../domain/grid.ts";
import { MOST_PACKED, type PackChoice, type PackedPost, type PhonePack } from "../../domain/phone.ts";
import type { VisitState } from "../../domain/visit.ts";
import { asReader } from "../access/as-reader.ts";
import { sightOf } from "../access/sight.ts";
import { idsIn, liesIn, type Scope, type Viewer } from "../access/viewer.ts";
import { gridsIn, type Views } from "../access/views.ts";
import type { Queryable } from "../database/database.ts";
import { officeOf } from "../flow/queries.ts";
import type { Area, Areas } from "../grids/areas.ts";
import { maskedHousehold } from "../households/item.ts";
import { householdRowsOf } from "../households/queries.ts";
import { availableSteps, flowOf } from "../incidents/card.ts";
import type { Parts } from "../parts.ts";
import {
  lastVisits,
  openIncidentsIn,
  openTags,
  packedBuildings,
  packedCodes,
  packedFacilities,
  peopleOnDuty,
  visitStates,
} from "./queries.ts";

const MOST_INCIDENTS = 1000;
const MOST_FACILITIES = 1000;
const NEVER: VisitState = { last: null, due: null, rule: null };

/** How many households `viewer` sees, in `area` or at all. */
export function householdsSeen(views: Views, viewer: Viewer, area: Area | null): number {
  const { grid } = views.of(sightOf(viewer)).households;
  if (area === null) return grid.length;
  const within = gridsIn(views.memory, { key: "", areas: [area.id] });
  let count = 0;
  for (const index of grid) count += within[index];
  return count;
}

/** Grids that `viewer` may see whole and that fit into a pack. */
export function choicesOf(views: Views, viewer: Viewer): PackChoice[] {
  const view = views.of(sightOf(viewer));
  return [...view.areas.all()].flatMap(({ id, code, name, level }) => {
    const { households } = view.countsOf(id);
    const fits = level === "grid" && households !== undefined && households > 0 && households <= MOST_PACKED;
    return fits ? [{ code, name, level, households }] : [];
  });
}

/** Everything that `viewer` sees, in `area` or at all, masked and without restricted tags. */
export async function packOf(
  { database: { sql, sealer }, memory }: Parts,
  viewer: Viewer,
  area: Area | null,
): Promise<Omit<PhonePack, "at" | "until">> {
  const { areas } = memory;
  const scope = viewer.scope("households");
  const within = (scope: Scope) => idsIn(areas, scope).filter((id) => area === null || isIn(id));
  const isIn = (id: number) => liesIn(areas, id, { key: "", areas: [area!.id] });
  const seen = within(scope);
  const tags = await openTags(sql);
  const office = await officeOf(sql);
  return asReader(sql, areas, viewer, async (reader) => {
    const rows = await householdRowsOf(reader, scope, { grid: area?.code }, 0, MOST_PACKED);
    const packed = rows.map(({ id }) => id);
    const states = await visitStates(reader, packed);
    const noted = await lastVisits(reader, packed);
    const ids = new Set(rows.flatMap(({ building }) => building ?? []));
    const buildings = await packedBuildings(reader, [...ids]);
    const facilities = await packedFacilities(reader, seen, MOST_FACILITIES);
    const incidents = await openIncidentsIn(reader, within(viewer.scope("incidents")), MOST_INCIDENTS);
    // why not without incidents: nobody else has anything to be given
    const posts = incidents.length > 0 ? await postsOf(reader, areas, seen) : [];
    const codes = await packedCodes(reader, [...ids]);
    const flows = new Set(incidents.map((incident) => flowOf(office, incident)));
    return {
      account: viewer.account.username,
      areas: seen.map((id) => areas.of(id)!).map(({ code, name, level }) => ({ code, name, level })),
      households: rows.map((row) => ({
        ...maskedHousehold(row, areas, sealer),
        tags: row.tags.filter((tag) => tags.has(tag)),
        visits: states.get(row.id) ?? NEVER,
        lastVisit: noted.get(row.id) ?? null,
      })),
      buildings: [...buildings],
      incidents: incidents.map(({ reported_at, due_at, area_id, parent_id, step_count, ...incident }) => ({
        ...incident,
        reportedAt: reported_at.toISOString(),
        dueAt: due_at?.toISOString() ?? null,
        grid: areas.of(area_id)?.code ?? null,
        flow: flowOf(office, incident).code,
        seen: step_count,
        available: availableSteps(office, areas, viewer, { ...incident, area_id, parent_id }).map(({ code }) => code),
      })),
      facilities: [...facilities],
      flows: [...flows],
      dispositions: flows.size > 0 ? office.dispositions : [],
      posts,
      codes: [...codes],
    };
  });
}

/** The areas with these ids, all they lie in, and all in their grids, the largest first, with who is on duty in each. */
async function postsOf(sql: Queryable, areas: Areas, ids: readonly number[]): Promise<PackedPost[]> {
  const line = new Map<number, Area>();
  for (const id of ids) for (const area of areas.lineage(areas.of(id)!)) line.set(area.id, area);
  const grids = [...line.values()].filter(({ level }) => level === "grid").map(({ id }) => id);
  for (const id of idsIn(areas, { key: "grids", areas: grids })) line.set(id, areas.of(id)!);
  const people = await peopleOnDuty(sql, [...line.keys()]);
  return [...line.values()]
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.id - b.id)
    .map(({ id, code, name, level, parentId }) => ({
      area: code,
      name,
      level,
      within: areas.of(parentId)?.code ?? null,
      people: people.filter(({ area_id }) => area_id === id).map(({ area_id: _, ...person }) => person),
    }));
}
