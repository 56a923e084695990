// Visits to households: what was noted at a door, and when the next one is due. Days are China's days, yyyy-mm-dd.

/** 上门 at the door, 电话 by phone, 上门无人 nobody was in. */
export const VISIT_WAYS = ["door", "phone", "absent"] as const;

export type VisitWay = (typeof VISIT_WAYS)[number];

/** Letters a note may have. */
export const MOST_NOTE = 500;

/** Photos a visit may have. */
export const MOST_PHOTOS = 3;

/** One visit, as those who visit see it. */
export type Visit = {
  /** uuid, made by the device that noted it */
  id: string;
  household: number;
  /** ISO 8601 */
  at: string;
  way: VisitWay;
  note: string | null;
  /** the day agreed upon for the next one */
  next: string | null;
  by: { name: string };
  /** how many there are */
  photos: number;
};

/** How a household stands. */
export type VisitState = {
  /** the day somebody was last met there */
  last: string | null;
  /** the day the next one is due; null: no schedule */
  due: string | null;
  /** whether that day comes from the schedule or was agreed upon */
  rule: "schedule" | "agreed" | null;
};

/** What `POST /api/visits` answers. */
export type NotedVisit = {
  visit: Visit;
  /** what others noted there since the last visit that the device knew: a conflict to show, nothing is lost */
  others: Visit[];
};

/** What is done for one household (一户一策). */
export type Plan = { text: string; updatedAt: string; by: string };
