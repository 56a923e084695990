import type { Handover, HandoverItem, HandoverSum } from "../../../domain/layout/publication.ts";
import type { HandoverGroup, HandoverTotals } from "./shown.ts";

/** All that would change hands, from the sums of every way. Workers are counted who give or take something from another. */
export function handoverTotals(sums: readonly HandoverSum[]): HandoverTotals {
  const workers = new Set<number>();
  let [households, incidents, visits] = [0, 0, 0];
  for (const sum of sums) {
    households += sum.households;
    incidents += sum.incidents;
    visits += sum.visits;
    if (sum.fromWorker?.id === sum.toWorker?.id) continue;
    for (const worker of [sum.fromWorker, sum.toWorker]) if (worker) workers.add(worker.id);
  }
  return { households, incidents, visits, workers: workers.size };
}

/** Items by who gives and who takes them, in the order of the server. */
export function handoverGroups(items: readonly HandoverItem[]): HandoverGroup[] {
  const groups = new Map<string, HandoverGroup & { items: HandoverItem[] }>();
  for (const item of items) {
    const key = `${item.fromWorker?.id ?? ""} ${item.toWorker?.id ?? ""}`;
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { key, from: item.fromWorker?.name ?? null, to: item.toWorker?.name ?? null, items: [item] });
  }
  return [...groups.values()];
}

/** `next` added to the pages before it. */
export const joinPages = (before: Handover | null, next: Handover): Handover =>
  before ? { ...next, items: [...before.items, ...next.items] } : next;
