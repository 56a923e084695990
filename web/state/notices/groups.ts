import {
  type NoticeCounts,
  type NoticeRecipient,
  type NoticeState,
  type NoticeWorker,
  noCounts,
} from "../../../domain/notice.ts";

/** Recipients in one building, or in none. */
export type BuildingGroup = { building: number | null; name: string | null; recipients: readonly NoticeRecipient[] };

/** What one worker has to do. */
export type WorkerGroup = { worker: NoticeWorker | null; counts: NoticeCounts; buildings: readonly BuildingGroup[] };

/** Whether somebody still has to be told. */
export const isLeft = ({ state }: { state: NoticeState }): boolean => state !== "reached" && state !== "refused";

/** Recipients by worker, then by building, in the order of the server; with `leftOnly` those still to be told. */
export function groupsOf(recipients: readonly NoticeRecipient[], leftOnly: boolean): readonly WorkerGroup[] {
  const groups = new Map<number | null, { worker: NoticeWorker | null; all: NoticeRecipient[] }>();
  for (const recipient of recipients) {
    const id = recipient.worker?.id ?? null;
    const group = groups.get(id);
    if (group) group.all.push(recipient);
    else groups.set(id, { worker: recipient.worker, all: [recipient] });
  }
  return [...groups.values()]
    .map(({ worker, all }) => ({
      worker,
      counts: countsOf(all),
      buildings: buildingsOf(leftOnly ? all.filter(isLeft) : all),
    }))
    .filter(({ buildings }) => buildings.length > 0);
}

function buildingsOf(recipients: readonly NoticeRecipient[]): BuildingGroup[] {
  const groups = new Map<number | null, NoticeRecipient[]>();
  for (const recipient of recipients) {
    const group = groups.get(recipient.building);
    if (group) group.push(recipient);
    else groups.set(recipient.building, [recipient]);
  }
  return [...groups].map(([building, own]) => ({ building, name: own[0].buildingName, recipients: own }));
}

function countsOf(recipients: readonly NoticeRecipient[]): NoticeCounts {
  const counts: Record<NoticeState, number> = { ...noCounts };
  for (const { state } of recipients) counts[state]++;
  return counts;
}
