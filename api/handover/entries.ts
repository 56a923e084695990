import type { Draft } from "../../domain/layout/layout.ts";
import type { HandoverArea, HandoverItem, HandoverSum, HandoverWay, Worker } from "../../domain/layout/publication.ts";
import { maskName } from "../../domain/mask.ts";
import type { Queryable } from "../database/database.ts";
import type { Areas } from "../grids/areas.ts";
import type { Sealer } from "../sealing/sealer.ts";
import type { Move } from "./moves.ts";
import { keptMoves, shownHouseholds, shownIncidents } from "./queries.ts";

/** One thing that changes hands, before anybody looked up whose door it is. */
export type HandoverEntry = HandoverWay & Pick<HandoverItem, "kind" | "id" | "due">;

/** What moves, in words: from which area and worker to which. Sorted by where it comes from, where it goes, then by number. */
export function entriesOf({ layout }: Draft, areas: Areas, moves: readonly Move[]): HandoverEntry[] {
  const entries = moves.map(({ kind, id, from, to, fromWorker, toWorker, due }): HandoverEntry => {
    const [source, target] = [areas.of(from), layout.microgrids.get(to)!];
    return {
      kind,
      id,
      due,
      from: source ? { code: source.code, name: source.name } : null,
      to: { code: target.code, name: target.name },
      fromWorker,
      toWorker,
    };
  });
  return entries.sort(inOrder);
}

/** What moved when the layout came into force, as it was kept. */
export async function keptEntries(sql: Queryable, layout: number): Promise<HandoverEntry[]> {
  const area = (code: string | null, name: string | null): HandoverArea | null =>
    code === null ? null : { code, name: name! };
  const worker = (id: number | null, name: string | null): Worker | null => (id === null ? null : { id, name: name! });
  const rows = await keptMoves(sql, layout);
  return rows
    .map(
      (row): HandoverEntry => ({
        kind: row.household_id === null ? "incident" : "household",
        id: (row.household_id ?? row.incident_id)!,
        due: row.due_day,
        from: area(row.from_code, row.from_name),
        to: area(row.to_code, row.to_name),
        fromWorker: worker(row.from_staff_id, row.from_staff),
        toWorker: worker(row.to_staff_id, row.to_staff),
      }),
    )
    .sort(inOrder);
}

function inOrder(a: HandoverEntry, b: HandoverEntry): number {
  const [one, other] = [wayKey(a), wayKey(b)];
  if (one !== other) return one < other ? -1 : 1;
  return a.kind === b.kind ? a.id - b.id : a.kind === "household" ? -1 : 1;
}

const wayKey = ({ from, to, fromWorker, toWorker }: HandoverWay): string =>
  JSON.stringify([from?.code ?? "~", to?.code ?? "~", to?.name, fromWorker?.id, toWorker?.id]);

/** Entries counted by where they come from and go to; visits are those due by `day`. */
export function sumsOf(entries: readonly HandoverEntry[], day: string): HandoverSum[] {
  const sums = new Map<string, HandoverSum>();
  for (const { kind, id: _, due, ...way } of entries) {
    const key = wayKey(way);
    const sum = sums.get(key) ?? { ...way, households: 0, incidents: 0, visits: 0 };
    if (kind === "household") sum.households++;
    else sum.incidents++;
    if (due !== null && due <= day) sum.visits++;
    sums.set(key, sum);
  }
  return [...sums.values()];
}

/** Entries with address and masked name. What is not seen by the reader of `sql` is left out. */
export async function shownEntries(
  sql: Queryable,
  entries: readonly HandoverEntry[],
  sealer: Sealer,
): Promise<HandoverItem[]> {
  const idsOf = (wanted: HandoverEntry["kind"]) => entries.filter(({ kind }) => kind === wanted).map(({ id }) => id);
  const households = new Map((await shownHouseholds(sql, idsOf("household"))).map((row) => [row.id, row]));
  const incidents = new Map((await shownIncidents(sql, idsOf("incident"))).map((row) => [row.id, row]));
  return entries.flatMap((entry) => {
    const row = (entry.kind === "household" ? households : incidents).get(entry.id);
    if (!row) return [];
    const head = row.head === null ? null : maskName(sealer.open(row.head, row.code));
    return [{ ...entry, code: row.code, address: row.address, head }];
  });
}
