import { randomUUID } from "node:crypto";
import type { FullLayout } from "../../api/layouts/descriptions.ts";
import type { Edit } from "../../domain/layout/edit.ts";
import { decodeFabric } from "../../domain/layout/fabric/encode.ts";
import type { Fabric } from "../../domain/layout/fabric.ts";
import { cellsIn, type Layout, type LayoutLevel, layoutFrom } from "../../domain/layout/layout.ts";
import type { LittleTown } from "./little-town.ts";

/** A community's fabric, waited for while it is built. */
export async function fabricOf(town: LittleTown, community: string, cookie?: string): Promise<Fabric> {
  for (;;) {
    const response = await town.ask(`/api/fabrics/${community}`, undefined, cookie);
    if (response.status === 200) return decodeFabric(new Uint8Array(await response.arrayBuffer()));
    if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A draft of what is in force, on a fabric that is built. */
export async function newDraft(
  town: LittleTown,
  community: string,
  cookie?: string,
  name = "草案",
): Promise<FullLayout> {
  await fabricOf(town, community, cookie);
  const { status, body } = await town.send("POST", "/api/layouts", { community, name }, cookie);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

/** Saves edits made on a revision. */
export const save = (
  town: LittleTown,
  { id }: { id: number },
  since: number,
  edits: readonly Edit[],
  cookie?: string,
) => town.send("POST", `/api/layouts/${id}/edits`, { since, edits: edits.map(keyed) }, cookie);

/** An edit with a key of its own. */
export const keyed = (edit: Edit) => ({ key: randomUUID(), edit });

/** The number that a layout has for the area with this code. */
export function numberOf({ base }: Pick<FullLayout, "base">, level: LayoutLevel, code: string): number {
  const table: readonly (readonly [number, { code: string | null }])[] =
    level === "grid" ? base.grids : base.microgrids;
  return table.find(([, area]) => area.code === code)![0];
}

/** Cells of the area with this code. */
export const cellsOfCode = (layout: Pick<FullLayout, "base">, level: LayoutLevel, code: string): number[] =>
  cellsIn(layoutFrom(layout.base) satisfies Layout, level, numberOf(layout, level, code));
