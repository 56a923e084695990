import { apply } from "../../domain/layout/apply.ts";
import { type Edit, isRefusal } from "../../domain/layout/edit.ts";
import { type Draft, layoutFrom } from "../../domain/layout/layout.ts";
import type { Queryable } from "../database/database.ts";
import type { Fabrics } from "../fabrics/fabrics.ts";
import { RecentlyUsed } from "../memory/recently-used.ts";
import { baseOf, editsSince, type LayoutRow } from "./queries.ts";

type Kept = { revision: number; draft: Draft };

/** A stored edit does not fit the layout it is stored for: a mistake of ours, or of whoever wrote into the database. */
class BrokenHistory extends Error {}

/** Layouts as their edits leave them; those last worked on are kept, so that a save applies only what is new. */
export class OpenDrafts {
  private readonly kept = new RecentlyUsed<{ now: Kept | null }>(12);

  constructor(private readonly fabrics: Fabrics) {}

  /** The layout as it is at its revision. */
  async open(sql: Queryable, layout: Pick<LayoutRow, "id" | "fabric_id" | "revision">): Promise<Draft> {
    const place = this.place(layout.id);
    const known = place.now && place.now.revision <= layout.revision ? place.now : await this.begin(sql, layout);
    let { draft } = known;
    const missing = await editsSince(sql, layout.id, known.revision);
    for (const { number, edit } of missing) {
      if (number > layout.revision) break;
      const outcome = apply(draft, edit as Edit);
      if (isRefusal(outcome)) throw new BrokenHistory(`layout ${layout.id}, edit ${number}: ${outcome.refused}`);
      draft = outcome.draft;
    }
    if (!place.now || place.now.revision < layout.revision) place.now = { revision: layout.revision, draft };
    return draft;
  }

  /** Remembers what a layout is after edits that have just been stored. */
  keep(layout: number, revision: number, draft: Draft): void {
    const place = this.place(layout);
    if (!place.now || place.now.revision < revision) place.now = { revision, draft };
  }

  private place(layout: number) {
    return this.kept.get(String(layout), () => ({ now: null }));
  }

  private async begin(sql: Queryable, { id, fabric_id }: Pick<LayoutRow, "id" | "fabric_id">): Promise<Kept> {
    const stored = (await baseOf(sql, id))!;
    const fabric = await this.fabrics.open(fabric_id, sql);
    const loads = {
      households: Uint32Array.from(stored.loads.households),
      population: Uint32Array.from(stored.loads.population),
    };
    return { revision: 0, draft: { fabric, loads, layout: layoutFrom(stored.base) } };
  }
}
