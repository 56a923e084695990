import { record } from "../audit/log.ts";
import type { Queryable, Sql } from "../database/database.ts";
import type { Areas } from "../grids/areas.ts";
import { type Moves, movesOf } from "../handover/moves.ts";
import { insertMoves } from "../handover/queries.ts";
import { heldScheduled, insertStep, type LayoutRow } from "../layouts/queries.ts";
import {
  changeDuties,
  describeAreas,
  dueLayouts,
  enterIntoForce,
  homeHouseholds,
  homeIncidents,
  homeThings,
  insertLineage,
  plannedAreas,
} from "./in-force-queries.ts";
import { begunOn, type Publishing } from "./publish.ts";
import { homeLater } from "./queries.ts";

/**
 * Brings a scheduled layout into force, all in the one transaction: what changes hands is worked out and kept; areas get their names
 * and parents, duties change, households, buildings, facilities and open incidents get their areas. What is closed keeps the area of
 * its time.
 */
export async function enterForce(tx: Queryable, { areas, drafts }: Publishing, layout: LayoutRow): Promise<void> {
  const { id, area_id: community } = layout;
  const day = layout.in_force_from!;
  const draft = await drafts.open(tx, layout);
  const begun = await begunOn(tx, id);
  const moves = await movesOf(tx, { areas, draft, begun, community, day });
  const planned = await plannedAreas(tx, id);
  const byCode = new Map(planned.map(({ code, area_id }) => [code, area_id]));
  const target = (microgrid: number): number => byCode.get(draft.layout.microgrids.get(microgrid)!.code!)!;
  await homeLater(tx);
  await keepMoves(tx, id, moves, target);
  await describeAreas(tx, id, day);
  await changeDuties(tx, id, community, day);
  await rehome(tx, moves, target);
  await homeThings(tx, community, day);
  const parents = new Map(planned.map(({ area_id, parent_id }) => [area_id, parent_id]));
  await insertLineage(tx, id, community, day, counted(moves, target, parents, areas));
  for (const ended of await enterIntoForce(tx, id, community)) await insertStep(tx, ended, "superseded", null);
  await insertStep(tx, id, "in-force", null);
  const households = moves.moves.filter(({ kind }) => kind === "household").length;
  const details = { name: layout.name, day, households, incidents: moves.moves.length - households };
  const subject = { kind: "layout", id };
  await record(tx, { viewer: null, action: "layout.effective", subject, area: community, details });
}

/** Brings every layout into force whose day has come; gives how many. */
export async function enterAllDue(sql: Sql, publishing: Publishing): Promise<number> {
  let entered = 0;
  for (const id of await dueLayouts(sql)) {
    await sql.begin(async (tx) => {
      const layout = await heldScheduled(tx, id);
      if (!layout) return; // another process was faster
      await enterForce(tx, publishing, layout);
      entered++;
    });
  }
  return entered;
}

type Target = (microgrid: number) => number;

const keepMoves = (tx: Queryable, layout: number, { moves }: Moves, target: Target) =>
  insertMoves(
    tx,
    layout,
    moves.map(({ kind, id, from, to, fromWorker, toWorker, due }) => ({
      household_id: kind === "household" ? id : null,
      incident_id: kind === "incident" ? id : null,
      from_id: from,
      to_id: target(to),
      from_staff_id: fromWorker?.id ?? null,
      to_staff_id: toWorker?.id ?? null,
      due_day: due,
    })),
  );

async function rehome(tx: Queryable, { doors, moves }: Moves, target: Target): Promise<void> {
  const moving = doors.filter(({ from, to }) => from !== target(to));
  await homeHouseholds(
    tx,
    moving.map(({ id }) => id),
    moving.map(({ to }) => target(to)),
  );
  const incidents = moves.filter(({ kind }) => kind === "incident");
  await homeIncidents(
    tx,
    incidents.map(({ id }) => id),
    incidents.map(({ to }) => target(to)),
    incidents.map(({ toWorker }) => toWorker?.id ?? 0),
  );
}

/** Households by where they come from and go to, of microgrids and of grids. */
function counted({ doors }: Moves, target: Target, parents: ReadonlyMap<number, number>, areas: Areas) {
  const sums = new Map<string, { from: number; to: number; households: number }>();
  const add = (from: number, to: number) => {
    const key = `${from} ${to}`;
    const sum = sums.get(key) ?? { from, to, households: 0 };
    sum.households++;
    sums.set(key, sum);
  };
  for (const { from, to } of doors) {
    const area = areas.of(from);
    if (!area) continue;
    const [microgrid, grid] = [target(to), parents.get(target(to))!];
    if (area.level === "microgrid") add(area.id, microgrid);
    const above = area.level === "microgrid" ? area.parentId : area.level === "grid" ? area.id : null;
    if (above !== null) add(above, grid);
  }
  return [...sums.values()];
}
