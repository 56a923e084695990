// Lists that come page by page.

/** What has come of a list so far, where its next page begins (null: that was all), and whether more is awaited. */
export type Pages<T> = { items: readonly T[]; next: string | null; state: "loading" | "ready" | "failed" };

/** Nothing yet. */
export const noPages: Pages<never> = { items: [], next: null, state: "loading" };

/** The list after one more page: what came again, because the list had moved, is not shown twice. */
export function withPage<T extends { id: number }>(before: readonly T[], page: readonly T[]): T[] {
  const known = new Set(before.map(({ id }) => id));
  return [...before, ...page.filter(({ id }) => !known.has(id))];
}
