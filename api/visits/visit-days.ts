import type { VisitColumns } from "../../domain/visit-columns.ts";
import type { VISIT_NUMBERS } from "./state-queries.ts";

type VisitNumbers = Record<(typeof VISIT_NUMBERS)[number], Int32Array>;

/** How the visits of every household stand, in memory: by the household's id, days since 2000-01-01, 0 for none. */
export class VisitDays {
  // why by id: ids come from a sequence, so that these have few gaps, and a look-up is one step
  private last = new Uint16Array(0);
  private due = new Uint16Array(0);

  /** Takes over `come`: instead of all that were known, or (with `ids`) instead of those. */
  take(come: VisitNumbers, ids: readonly number[] | null): void {
    if (ids === null) {
      this.last = new Uint16Array(0);
      this.due = new Uint16Array(0);
    } else {
      for (const id of ids) this.set(id, 0, 0);
    }
    this.reserve(come.id.at(-1) ?? 0);
    for (let row = 0; row < come.id.length; row++) this.set(come.id[row], come.last[row], come.due[row]);
  }

  /** The day somebody was last met in this household. */
  lastOf(id: number): number {
    return this.last[id] ?? 0;
  }

  /** The day the next visit there is due. */
  dueOf(id: number): number {
    return this.due[id] ?? 0;
  }

  /** What `GET /api/visits/columns` encodes: of those among `households` of whom there is anything to say. */
  columns(households: Int32Array): VisitColumns {
    const id = households.filter((id) => this.lastOf(id) !== 0 || this.dueOf(id) !== 0).sort();
    return {
      length: id.length,
      id,
      last: Uint16Array.from(id, (id) => this.last[id]),
      due: Uint16Array.from(id, (id) => this.due[id]),
    };
  }

  private set(id: number, last: number, due: number): void {
    if (id >= this.last.length) return;
    this.last[id] = last;
    this.due[id] = due;
  }

  private reserve(id: number): void {
    if (id < this.last.length) return;
    const wider = (days: Uint16Array<ArrayBuffer>) => {
      const grown = new Uint16Array(Math.max(id + 1, Math.ceil(days.length * 1.5)));
      grown.set(days);
      return grown;
    };
    this.last = wider(this.last);
    this.due = wider(this.due);
  }
}
