/** Whose personal data is kept for how long: households from the day they moved away, reporters from the day they reported, once it is closed. */
export const RETAINED = ["households", "reporters"] as const;

export type Retained = (typeof RETAINED)[number];

export const MOST_DAYS = 3650;

/** What `GET /api/retention` answers. */
export type Retention = {
  /** days that each is kept */
  days: Record<Retained, number>;
  /** how many are kept longer now, and become nobody at the next run */
  due: Record<Retained, number>;
  last: ({ at: string } & Record<Retained, number>) | null;
};
