// How figures read: thousands `16,110`, true minus `−38`, missing `–`, dates `11-20`, times of 24 hours.

import type { Language } from "./language.ts";

export const MISSING = "–";

/** A count with thousands; `–` when it is not known. */
export function formatCount(count: number | null | undefined): string {
  if (count === null || count === undefined || !Number.isFinite(count)) return MISSING;
  const digits = Math.abs(Math.round(count))
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",");
  return Math.round(count) < 0 ? `−${digits}` : digits;
}

/** A count in a table, where 0 reads as "nothing here". */
export const formatCell = (count: number | null | undefined): string => (count === 0 ? MISSING : formatCount(count));

/** A share of 0–1 in percent: `69%`, `4.2%`; `–` when it is not known. */
export function formatShare(share: number | null | undefined): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return MISSING;
  const percent = share * 100;
  return `${percent >= 10 || Number.isInteger(percent) ? Math.round(percent) : percent.toFixed(1)}%`;
}

/** Three significant figures at most: `0.42`, `3.1`, `128`, `1,240`. For densities. */
export function formatFigure(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return MISSING;
  const size = Math.abs(value);
  if (size >= 10 || size === 0) return formatCount(value);
  const digits = size.toFixed(size >= 1 ? 1 : 2);
  return value < 0 ? `−${digits}` : digits;
}

const two = (number: number): string => String(number).padStart(2, "0");

/** `11-20`, or `2010-11-20` when it is not of the year of `now`. Local time. */
export function formatDay(day: Date, now: Date): string {
  const monthDay = `${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  return day.getFullYear() === now.getFullYear() ? monthDay : `${day.getFullYear()}-${monthDay}`;
}

/** `11-20 09:40`, local time. */
export const formatMoment = (moment: Date, now: Date): string => `${formatDay(moment, now)} ${formatTime(moment)}`;

/** `09:40`, local time. */
export const formatTime = (moment: Date): string => `${two(moment.getHours())}:${two(moment.getMinutes())}`;

/** `6 时 20 分`, `3 天 4 时`, `6 h 20 min`: the two largest parts. */
export function formatDuration(milliseconds: number, language: Language): string {
  const units = language === "zh" ? ["天", "时", "分"] : ["d", "h", "min"];
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  const parts = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const first = parts.findIndex((part) => part > 0);
  if (first < 0) return `0 ${units[2]}`;
  return parts
    .map((part, index) => ({ part, unit: units[index] }))
    .slice(first, first + 2)
    .filter(({ part }) => part > 0)
    .map(({ part, unit }) => `${part} ${unit}`)
    .join(" ");
}

/** `50 m`, `2 km`. */
export const formatLength = (metres: number): string =>
  metres >= 1000 ? `${formatFigure(metres / 1000).replace(/\.0$/, "")} km` : `${formatFigure(metres)} m`;
