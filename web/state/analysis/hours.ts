import { WEEK_HOURS } from "./choice.ts";

/**
 * `chosen` hours of the week with `hours` switched over: put in unless all of them are in already. Null = all hours; choosing
 * some then means those alone.
 */
export function toggleHours(chosen: readonly number[] | null, hours: readonly number[]): readonly number[] | null {
  const before = new Set(chosen ?? []);
  const remove = hours.every((hour) => before.has(hour));
  for (const hour of hours) {
    if (remove) before.delete(hour);
    else before.add(hour);
  }
  return before.size === 0 || before.size === WEEK_HOURS ? null : [...before].sort((a, b) => a - b);
}
