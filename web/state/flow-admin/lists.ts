/** `rows` with `row` at `index`. */
export const replaced = <T>(rows: readonly T[], index: number, row: T): T[] =>
  rows.map((before, at) => (at === index ? row : before));

/** `rows` without that at `index`. */
export const without = <T>(rows: readonly T[], index: number): T[] => rows.filter((_, at) => at !== index);

/** `rows` with that at `index` one place further up; the first stays. */
export function moved<T>(rows: readonly T[], index: number): T[] {
  const order = [...rows];
  if (index > 0) [order[index - 1], order[index]] = [order[index], order[index - 1]];
  return order;
}
