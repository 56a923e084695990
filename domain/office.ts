/** How to reach the office of an area, as it is published at the doors: `GET /api/offices`. */
export type Office = {
  /** code of the area, a street or a community */
  area: string;
  name: string;
  level: string;
  /** "" where nobody has said it, also below */
  phone: string;
  address: string;
  hours: string;
  /** counts how often it was written; 0: never */
  revision: number;
  changedBy: string | null;
  /** ISO 8601 */
  changedAt: string | null;
};

/** What is written of an office. */
export type OfficeWords = Pick<Office, "phone" | "address" | "hours">;

/** Levels that have an office. */
export const OFFICE_LEVELS: readonly string[] = ["street", "community"];

/** Characters of each line. */
export const MOST_OFFICE_WORDS = 60;

/** A number to call: digits with signs between, an extension, or several of them, such as `0391-3900000 转 2`. */
export const isCallable = (text: string): boolean => /^[+\d][\d\s()（）、/转-]{2,39}$/.test(text) && /\d{3}/.test(text);
