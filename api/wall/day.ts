import { chinaDay, dayAfter } from "../../domain/day.ts";
import { ANSWER_MINUTES, type CommunityFigures, type Figure, TREND_DAYS, type WallDay } from "../../domain/wall/day.ts";
import { DAY_MS, dayStart, hourOf, meanOf, type PastDay, pastDays, shareOf } from "../../domain/wall/weeks.ts";
import type { Area } from "../grids/areas.ts";
import type { IncidentTable } from "./incident-table.ts";
import type { Recent } from "./recent-incidents.ts";

const ANSWER_MS = ANSWER_MINUTES * 60_000;

/** Of one moment: reported that day until then, open then, late then, how many of the day's were answered in time, of how many that should. */
type Counted = { reported: number; open: number; overdue: number; answered: number; asked: number };

/** Where incidents count: areas of memory's dictionary that belong (1), and which of `parts` each lies in (−1: none). */
export type Place = { mask: Uint8Array; parts: readonly Area[]; partOf: Int32Array };

type DayFigures = Pick<WallDay, "figures" | "byHour" | "kinds" | "trend" | "communities">;

/** The part of a wall's day that is counted from incidents. `kinds`: codes by index; `visited`: share visited on time. */
export function incidentDay(
  { table, first }: Recent,
  { mask, parts, partOf }: Place,
  kinds: readonly string[],
  visited: (area: Area) => number | null,
  now: number,
): DayFigures {
  const { length, columns } = table;
  const today: PastDay = { start: dayStart(now), until: now };
  const moments = [today, ...pastDays(now, first)];
  const counted = moments.map((): Counted => ({ reported: 0, open: 0, overdue: 0, answered: 0, asked: 0 }));
  const hours = moments.map(() => new Uint32Array(24));
  const byKind = moments.map(() => new Uint32Array(kinds.length));
  const trend = new Uint32Array(TREND_DAYS);
  const sums = parts.map(() => ({ today: 0, open: 0, overdue: 0, inTime: 0, late: 0 }));

  for (let row = 0; row < length; row++) {
    if (mask[columns.grid[row]] === 0) continue;
    const reported = columns.reported[row];
    const daysAgo = Math.floor((today.start + DAY_MS - 1 - reported) / DAY_MS);
    if (daysAgo >= 0 && daysAgo < TREND_DAYS) trend[TREND_DAYS - 1 - daysAgo]++;
    for (let nth = 0; nth < moments.length; nth++) {
      const { start, until } = moments[nth];
      count(counted[nth], table, row, start, until);
      if (reported < start || reported >= start + DAY_MS) continue;
      hours[nth][hourOf(reported)]++;
      if (reported <= until) byKind[nth][columns.kind[row]]++;
    }
    const part = partOf[columns.grid[row]];
    if (part >= 0) countHere(sums[part], table, row, today);
  }

  const figure = (of: (counted: Counted) => number | null): Figure => {
    const usual = counted.slice(1).map(of);
    return { now: of(counted[0]), usual: meanOf(usual.filter((value) => value !== null)) };
  };
  const usually = (days: readonly Uint32Array[], at: number) => meanOf(days.slice(1).map((day) => day[at])) ?? 0;
  return {
    figures: {
      reported: figure(({ reported }) => reported),
      open: figure(({ open }) => open),
      overdue: figure(({ overdue }) => overdue),
      answered: figure(({ answered, asked }) => shareOf(answered, asked)),
    },
    byHour: { today: [...hours[0]], usual: Array.from({ length: 24 }, (_, hour) => usually(hours, hour)) },
    communities: parts
      .map((area, part): CommunityFigures => {
        const { inTime, late, ...counts } = sums[part];
        const onTime = shareOf(inTime, inTime + late);
        return { code: area.code, name: area.name, ...counts, onTime, visited: visited(area) };
      })
      .sort((a, b) => b.open - a.open || b.today - a.today || (a.code < b.code ? -1 : 1)),
    kinds: kinds
      .map((kind, nth) => ({ kind, today: byKind[0][nth], usual: usually(byKind, nth) }))
      .filter(({ today, usual }) => today > 0 || usual > 0)
      .sort((a, b) => b.today - a.today || b.usual - a.usual),
    trend: [...trend].map((count, nth) => ({ day: dayAfter(chinaDay(new Date(now)), nth + 1 - TREND_DAYS), count })),
  };
}

/** Adds an incident to the figures of a moment, as it stood then. Comparisons with NaN are false: what did not happen came never. */
function count(sums: Counted, { columns }: IncidentTable, row: number, start: number, until: number): void {
  const reported = columns.reported[row];
  if (reported > until) return;
  if (columns.part[row] === 0 && !(columns.closed[row] <= until)) {
    sums.open++;
    if (columns.due[row] < until) sums.overdue++;
  }
  if (reported < start) return;
  sums.reported++;
  const wasAnswered = columns.answered[row] <= until;
  if (!wasAnswered && until - reported < ANSWER_MS) return;
  sums.asked++;
  if (wasAnswered && columns.answered[row] - reported <= ANSWER_MS) sums.answered++;
}

/** The same for where it lies, today; on time or late within four weeks. */
function countHere(
  sums: { today: number; open: number; overdue: number; inTime: number; late: number },
  { columns }: IncidentTable,
  row: number,
  { start, until }: PastDay,
): void {
  const reported = columns.reported[row];
  if (reported >= start && reported <= until) sums.today++;
  if (columns.open[row] === 1) {
    sums.open++;
    if (columns.due[row] < until) sums.overdue++;
  }
  if (reported < until - TREND_DAYS * DAY_MS) return;
  const handled = columns.handled[row];
  const due = Number.isNaN(handled) ? columns.due[row] : columns.handledDue[row];
  if (handled <= due) sums.inTime++;
  else if ((Number.isNaN(handled) ? until : handled) > due) sums.late++;
}
