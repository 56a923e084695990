import { isRefusal } from "../../domain/layout/edit.ts";
import { type Draft, layoutFrom } from "../../domain/layout/layout.ts";
import { layouts } from "../client/layouts.ts";
import type { Work } from "../state/editor/editor.ts";
import { draftAfter } from "../state/editor/measured.ts";

/** Why a stored layout cannot be compared with the one on the desk. */
export type CompareFault = "failed" | "otherGround";

/** Another layout of the community as it is on the server, on the ground of `work`. */
export async function comparedLayout(work: Work, id: number): Promise<{ draft: Draft; name: string } | CompareFault> {
  const [layout, edits] = await Promise.all([layouts.get(id), layouts.edits(id, 0)]);
  if (!layout.ok || !edits.ok) return "failed";
  const { fabric, base, loads, name } = layout.value;
  if (fabric !== work.info.fabric) return "otherGround";
  const first: Draft = {
    fabric: work.base.fabric,
    loads: {
      households: Uint32Array.from(loads.households),
      population: Uint32Array.from(loads.population),
    },
    layout: layoutFrom(base),
  };
  const draft = draftAfter(
    first,
    edits.value.items.map(({ edit }) => edit),
  );
  return isRefusal(draft) ? "failed" : { draft, name };
}
