import type { AreaFacts, AreaId, Draft, Layout, OnDuty } from "../../domain/layout/layout.ts";
import type { Worker } from "../../domain/layout/publication.ts";
import type { Queryable } from "../database/database.ts";
import { cellsOfPlaces } from "../fabrics/loads.ts";
import { type DoorRow, doorRows } from "../fabrics/queries.ts";
import type { Area, Areas } from "../grids/areas.ts";
import { newPeople } from "../layouts/new-people.ts";
import { directWorkers, dueDays, dutyRanks, openIncidents, staffNames } from "./queries.ts";

/** One thing that changes hands once a layout is in force. */
export type Move = {
  kind: "household" | "incident";
  id: number;
  /** id of the area it lies in now */
  from: number | null;
  /** microgrid of the layout it will lie in */
  to: AreaId;
  fromWorker: Worker | null;
  toWorker: Worker | null;
  /** day of a household's next visit */
  due: string | null;
};

/** Where every household of the community goes, whether it moves or not; and what moves. */
export type Moves = { doors: readonly { id: number; from: number | null; to: AreaId }[]; moves: Move[] };

type Question = { areas: Areas; draft: Draft; begun: Layout; community: number; day: string };

/**
 * Who and what changes hands when `draft` comes into force on `day`. A household goes with its building; one that somebody put
 * into an area by hand stays there as long as there is that area.
 */
export async function movesOf(sql: Queryable, question: Question): Promise<Moves> {
  const { areas, draft, community } = question;
  const workers = await workersOf(sql, question);
  const doorsNow = await doorRows(sql, community);
  const cells = cellsOfPlaces(draft.fabric, doorsNow);
  const { microgrids, microgridOf } = draft.layout;
  const byCode = new Map([...microgrids].map(([id, { code }]) => [code, id]));
  const codeOf = (id: number | null) => areas.of(id)?.code ?? null;
  const doors = doorsNow.map(({ id, area_id, area_by_hand }: DoorRow, i) => {
    const chosen = area_by_hand ? byCode.get(codeOf(area_id) ?? "") : undefined;
    return { id, from: area_id, to: chosen ?? microgridOf[cells[i]] };
  });
  const isSame = (from: number | null, to: AreaId) => from !== null && codeOf(from) === microgrids.get(to)!.code;
  const moves: Move[] = [];
  for (const { id, from, to } of doors) {
    const [fromWorker, toWorker] = [workers.before(from), workers.after(to)];
    // who keeps their worker is not handed over; of whom nobody visits, where they belong is all there is to say
    if (fromWorker?.id === toWorker?.id && (fromWorker !== null || isSame(from, to))) continue;
    moves.push({ kind: "household", id, from, to, fromWorker, toWorker, due: null });
  }
  const due = await dueDays(
    sql,
    moves.map(({ id }) => id),
  );
  for (const move of moves) move.due = due.get(move.id) ?? null;
  const incidents = await openIncidents(sql, community);
  const places = cellsOfPlaces(draft.fabric, incidents);
  incidents.forEach(({ id, area_id: from, assignee_id, assignee }, i) => {
    const to = microgridOf[places[i]];
    const usual = workers.before(from);
    const fromWorker = assignee_id === null ? usual : { id: assignee_id, name: assignee! };
    // an incident that was given to somebody else than who walks there stays with them
    const toWorker = fromWorker?.id === usual?.id ? workers.after(to) : fromWorker;
    if (isSame(from, to) && fromWorker?.id === toWorker?.id) return;
    moves.push({ kind: "incident", id, from, to, fromWorker, toWorker, due: null });
  });
  return { doors, moves };
}

/** Who walks an area: of those who answer for it the first by duty; where nobody does, who walks the area around it. */
async function workersOf(sql: Queryable, { areas, draft, begun, community, day }: Question) {
  const { grids, microgrids } = draft.layout;
  const inside = [...areas.all()].filter((area) => areas.lineage(area).some(({ id }) => id === community));
  const direct = await directWorkers(
    sql,
    inside.map(({ id }) => id),
    day,
  );
  const ranks = await dutyRanks(sql);
  const named = [...grids.values(), ...microgrids.values()].flatMap(({ people }) => people.map(({ staff }) => staff));
  const names = await staffNames(sql, [...new Set(named)]);
  const first = (people: readonly OnDuty[]): Worker | null => {
    const rank = ({ duty }: OnDuty) => ranks.get(duty) ?? Number.POSITIVE_INFINITY;
    const known = people.filter(({ staff }) => names.has(staff));
    const [best] = known.sort((a, b) => rank(a) - rank(b) || a.staff - b.staff);
    return best ? names.get(best.staff)! : null;
  };
  const own = (facts: AreaFacts, before: AreaFacts | undefined) =>
    newPeople(areas, facts, before) === null
      ? (direct.get(areas.withCode(facts.code!)!.id) ?? null)
      : first(facts.people);
  const around = direct.get(community) ?? null;
  const after = new Map<AreaId, Worker | null>();
  for (const [id, facts] of microgrids) {
    const grid = grids.get(facts.grid)!;
    after.set(id, own(facts, begun.microgrids.get(id)) ?? own(grid, begun.grids.get(facts.grid)) ?? around);
  }
  return {
    before: (id: number | null): Worker | null => {
      // why unknown: who asks while another layout comes into force may find households in areas that memory is yet to hear of
      const area = areas.of(id);
      const line: Area[] = area ? areas.lineage(area) : [];
      for (const { id } of line.reverse()) if (direct.has(id)) return direct.get(id)!;
      return null;
    },
    after: (id: AreaId): Worker | null => after.get(id)!,
  };
}
