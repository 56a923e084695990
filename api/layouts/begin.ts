import { cellsOf } from "../../domain/layout/fabric/cells-of.ts";
import { layoutInForce } from "../../domain/layout/in-force.ts";
import { layoutData } from "../../domain/layout/layout.ts";
import type { Viewer } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import { holdLog } from "../audit/queries.ts";
import type { Queryable, Sql } from "../database/database.ts";
import type { Fabrics } from "../fabrics/fabrics.ts";
import { loadsOf } from "../fabrics/loads.ts";
import { doorRows, type FabricRow } from "../fabrics/queries.ts";
import { gridsInForce } from "./grids-in-force.ts";
import type { OpenDrafts } from "./open-drafts.ts";
import {
  baseOf,
  copyEdits,
  insertInForce,
  insertLayout,
  insertStep,
  type LayoutRow,
  layoutInForceIn,
  type NewLayout,
  supersede,
} from "./queries.ts";

/** Who begins a draft, what it is called, and from where they asked. */
export type Beginning = { viewer: Viewer; name: string; address: string };

/** What is in force in the community, kept as a layout under this name where none was published. */
const IN_FORCE_NAME = "现行网格";

/** Makes a draft of what is in force in the community `areaId`, on `fabric`; gives its id. */
export async function beginInForce(
  sql: Sql,
  fabrics: Fabrics,
  areaId: number,
  fabric: FabricRow,
  beginning: Beginning,
): Promise<number> {
  const made = await inForceOn(sql, fabrics, areaId, fabric.id);
  return sql.begin(async (tx) => {
    await keepInForce(tx, made, beginning.viewer);
    const id = await insertLayout(tx, { ...made, name: beginning.name }, null, beginning.viewer);
    await note(tx, id, areaId, beginning, null);
    return id;
  });
}

/** What is in force in the community, as a layout of `fabric`. */
async function inForceOn(sql: Sql, fabrics: Fabrics, areaId: number, fabricId: number): Promise<NewLayout> {
  const fabric = await fabrics.open(fabricId);
  const base = layoutData(layoutInForce(fabric, await gridsInForce(sql, areaId)));
  const { households, population } = loadsOf(fabric, await doorRows(sql, areaId));
  const loads = { households: [...households], population: [...population] };
  return { areaId, fabricId, name: IN_FORCE_NAME, base, loads };
}

/** Keeps what is in force as a layout, unless one says so already. */
async function keepInForce(tx: Queryable, made: NewLayout, viewer: Viewer): Promise<void> {
  await holdLog(tx);
  if ((await layoutInForceIn(tx, made.areaId)) !== undefined) return;
  for (const id of await supersede(tx, made.areaId)) await insertStep(tx, id, "superseded", null);
  await insertInForce(tx, made, viewer);
}

/** Makes a copy of `source` with all its edits; gives its id. */
export const copyLayout = async (
  sql: Sql,
  fabrics: Fabrics,
  source: LayoutRow,
  beginning: Beginning,
): Promise<number> => {
  const { area_id: areaId, fabric_id: fabricId } = source;
  const inForce = await inForceOn(sql, fabrics, areaId, fabricId);
  return sql.begin(async (tx) => {
    await keepInForce(tx, inForce, beginning.viewer);
    const { base, loads } = (await baseOf(tx, source.id))!;
    const id = await insertLayout(
      tx,
      { areaId, fabricId, name: beginning.name, base, loads },
      source.id,
      beginning.viewer,
    );
    await copyEdits(tx, source.id, id);
    await note(tx, id, areaId, beginning, source.id);
    return id;
  });
};

/** Makes a draft on `fabric` that divides it as `source` does: each cell goes to the area its middle lay in. Gives its id. */
export async function transferLayout(
  sql: Sql,
  fabrics: Fabrics,
  drafts: OpenDrafts,
  source: LayoutRow,
  fabric: FabricRow,
  beginning: Beginning,
): Promise<number> {
  const before = await drafts.open(sql, source);
  const { cells, origin } = await fabrics.open(fabric.id);
  const cellBefore = cellsOf(before.fabric, {
    building: cells.building,
    stair: cells.stair,
    x: cells.x.map((x) => x + origin[0] - before.fabric.origin[0]),
    y: cells.y.map((y) => y + origin[1] - before.fabric.origin[1]),
  });
  const microgridOf = cellBefore.map((cell) => before.layout.microgridOf[cell]);
  const inForce = await inForceOn(sql, fabrics, source.area_id, fabric.id);
  const base = layoutData({ ...before.layout, microgridOf });
  return sql.begin(async (tx) => {
    await keepInForce(tx, inForce, beginning.viewer);
    const id = await insertLayout(tx, { ...inForce, name: beginning.name, base }, source.id, beginning.viewer);
    await note(tx, id, source.area_id, beginning, source.id);
    return id;
  });
}

async function note(
  tx: Queryable,
  id: number,
  area: number,
  { viewer, name, address }: Beginning,
  from: number | null,
) {
  await insertStep(tx, id, "made", viewer);
  const subject = { kind: "layout", id };
  await record(tx, { viewer, action: "layout.created", subject, area, address, details: { name, from } });
}
