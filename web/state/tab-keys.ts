/** The tab that an arrow key leads to from `shown`, round from the last to the first; null for any other key. */
export function tabByKey<T>(tabs: readonly T[], shown: T, key: string): T | null {
  const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  return step === 0 ? null : tabs[(tabs.indexOf(shown) + step + tabs.length) % tabs.length];
}
