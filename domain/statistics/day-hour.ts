const CHINA_S = 8 * 3600;
const DAY_S = 86_400;

/** Events by weekday and hour in China (UTC+8): `counts[24 * weekday + hour]`, Monday first. */
export type DayHour = {
  counts: Uint32Array;
  /** how often each weekday lies in the period, parts of a day as parts: ten days hold two Mondays and one Friday */
  days: Float64Array;
};

/** The table of events at `times` (seconds since 1970) that lie from `from` to before `to`. */
export function dayHourTable(times: Iterable<number>, from: number, to: number): DayHour {
  const counts = new Uint32Array(7 * 24);
  for (const time of times) {
    if (time < from || time >= to) continue;
    counts[hourOfWeek(time)]++;
  }
  const days = new Float64Array(7);
  for (let start = from; start < to; ) {
    const end = Math.min(to, start + DAY_S - ((start + CHINA_S) % DAY_S));
    days[weekdayOf(start)] += (end - start) / DAY_S;
    start = end;
  }
  return { counts, days };
}

/** The hour of the week in China of a time in seconds since 1970: 0 on Monday from 0 to 1, 167 the last of Sunday. */
export const hourOfWeek = (time: number): number =>
  24 * weekdayOf(time) + Math.floor(((time + CHINA_S) % DAY_S) / 3600);

/** 0 Monday … 6 Sunday, in China. */
const weekdayOf = (time: number): number => (Math.floor((time + CHINA_S) / DAY_S) + 3) % 7;
