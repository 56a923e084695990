/** China's time: what a table without a zone means. */
const ZONE = "+08:00";

const NUMBERS =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:[.,]\d+)?)?[分秒]?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T\s]?(\d{2})(\d{2})(\d{2})?)?(Z)?$/;
const EPOCH = /^\d{10}(\d{3})?$/;

const two = (text: string | undefined) => (text ?? "0").padStart(2, "0");

/**
 * The ISO form, with zone, of a time as tables write it: `2026-03-05T08:30:00Z`, `2026/3/5 8:30`, `2026年3月5日8时30分`,
 * `20260305`, seconds or milliseconds since 1970. Without a zone it is China's time. Null when it is no time, or one that
 * cannot be told apart, such as 05/06/2026.
 */
export function readTime(text: string): string | null {
  if (EPOCH.test(text)) return new Date(Number(text) * (text.length === 10 ? 1000 : 1)).toISOString();
  const parts = NUMBERS.exec(text) ?? COMPACT.exec(text);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second, zone] = parts;
  const date = readDate(`${year}-${two(month)}-${two(day)}`);
  if (!date || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return null;
  if (Number(/^[+-](\d{2})/.exec(zone ?? "")?.[1] ?? 0) > 14) return null;
  const offset = zone === undefined ? ZONE : /^(z|utc)$/i.test(zone) ? "Z" : zone;
  return `${date}T${two(hour)}:${two(minute)}:${two(second)}${offset}`;
}

/** The ISO form of a day; null when there is no such day. */
export function readDate(text: string): string | null {
  const parts = NUMBERS.exec(text) ?? COMPACT.exec(text);
  if (!parts) return null;
  const iso = `${parts[1]}-${two(parts[2])}-${two(parts[3])}`;
  if (parts[1] === "0000") return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}
