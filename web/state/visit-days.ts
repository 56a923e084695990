/** For how long a household was not visited to be shown, in days; 0 = no matter. */
export const VISIT_DAYS = [0, 7, 14, 30, 60, 90] as const;

export const MOST_VISIT_DAYS = 999;

/** What is typed as a number of days; null when it is none. */
export function visitDaysOf(text: string): number | null {
  if (!/^\d{1,3}$/.test(text)) return null;
  return Math.min(Number(text), MOST_VISIT_DAYS);
}
