import type { Urgency } from "../../../domain/codes.ts";
import { isOverdue, type WallIncident, type WallNews } from "../../../domain/wall/incidents.ts";

/** `incidents` with what changed: those named go, and those of them that are open come back as they are now. */
export function patched(incidents: readonly WallIncident[], news: readonly WallNews[]): readonly WallIncident[] {
  if (news.length === 0) return incidents;
  const byId = new Map(incidents.map((incident) => [incident.id, incident]));
  for (const { ids, open } of news) {
    for (const id of ids ?? []) byId.delete(id);
    for (const incident of open) byId.set(incident.id, incident);
  }
  return [...byId.values()];
}

/** How much an urgency means: 1 ordinary, 2 urgent, 3 critical. Unknown codes are ordinary. */
export const rankOf = (urgencies: readonly Urgency[], code: string): number =>
  urgencies.find((urgency) => urgency.code === code)?.rank ?? 1;

const URGENT = 2;
export const CRITICAL = 3;

/** Urgent ones, what matters most first, and of those the newest. */
export const urgentOnes = (incidents: readonly WallIncident[], urgencies: readonly Urgency[]): WallIncident[] =>
  incidents
    .filter(({ urgency }) => rankOf(urgencies, urgency) >= URGENT)
    .sort(
      (a, b) =>
        rankOf(urgencies, b.urgency) - rankOf(urgencies, a.urgency) ||
        Date.parse(b.reportedAt) - Date.parse(a.reportedAt) ||
        a.id - b.id,
    );

/** Those that should have been done by `now`, the one that waits longest first. */
export const overdueOnes = (incidents: readonly WallIncident[], now: number): WallIncident[] =>
  incidents
    .filter((incident) => isOverdue(incident, now))
    .sort((a, b) => Date.parse(a.dueAt!) - Date.parse(b.dueAt!) || a.id - b.id);

/** Most lines that one round of the ticker has. */
const MOST_LINES = 12;

/** What the ticker tells one after the other: what is urgent, then what is overdue; and how many it leaves out. */
export function tickerOf(incidents: readonly WallIncident[], urgencies: readonly Urgency[], now: number) {
  const urgent = urgentOnes(incidents, urgencies);
  const known = new Set(urgent.map(({ id }) => id));
  const all = [...urgent, ...overdueOnes(incidents, now).filter(({ id }) => !known.has(id))];
  return { lines: all.slice(0, MOST_LINES), more: Math.max(0, all.length - MOST_LINES) };
}

/** Open incidents by code of their grid. */
export function openByGrid(incidents: readonly WallIncident[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { grid } of incidents) if (grid) counts.set(grid.code, (counts.get(grid.code) ?? 0) + 1);
  return counts;
}
