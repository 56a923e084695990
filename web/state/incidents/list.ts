// What the list of incidents asks the server for, and what becomes of its pages.

import { addDays, type Day, dateOf } from "../days.ts";
import type { Period } from "../filters.ts";

/** `mine`: open and given to me; `due`: open, by time left; `overdue`: open and late; `all`: reported in the period. */
export const LIST_TABS = ["mine", "due", "overdue", "all"] as const;
export type ListTab = (typeof LIST_TABS)[number];

/** Beside the lists stands what machines reported and a person has to look at. */
export const PANEL_TABS = [...LIST_TABS, "alerts"] as const;
export type PanelTab = (typeof PANEL_TABS)[number];

/** What open incidents can be narrowed to: those that were reminded of, that have a yellow or a red card. */
export const CARD_LEVELS = [1, 2, 3] as const;
export type CardChoice = (typeof CARD_LEVELS)[number] | null;

/** The list that is shown. `card` null: however late. */
export type ListChoice = { tab: PanelTab; card: CardChoice };

export const firstList: ListChoice = { tab: "due", card: null };

/** What narrows the list beside its tab. `kinds` null: all. */
export type ListFilter = {
  tab: ListTab;
  /** of open ones: how late; null: however late */
  card: CardChoice;
  grid: string | null;
  kinds: readonly string[] | null;
  /** codes of the states that count as open */
  open: readonly string[];
  /** days that `all` is about, both included */
  period: Period | null;
};

/** The query of `GET /api/incidents` for a page of the list, from `after` on. */
export function listQuery(filter: ListFilter, limit: number, after: string | null): string {
  const { tab, card, grid, kinds, open, period } = filter;
  const query = new URLSearchParams({ limit: String(limit) });
  const put = (key: string, value: string | null) => {
    if (value) query.set(key, value);
  };
  put("grid", grid);
  put("kind", kinds && kinds.length > 0 ? kinds.join(",") : null);
  if (tab !== "all") put("state", open.join(","));
  if (tab !== "all" && card !== null) put("card", String(card));
  if (tab === "mine") put("assignee", "me");
  if (tab === "overdue") put("overdue", "true");
  if (tab === "all" && period) {
    put("from", startOf(period.from));
    put("to", startOf(addDays(period.to, 1)));
  } else if (tab !== "all") put("sort", "due");
  put("after", after);
  return query.toString();
}

const startOf = (day: Day): string => dateOf(day).toISOString();

/** Most rows that one request is answered with. */
const MOST_ROWS = 500;
export const PAGE_ROWS = 100;

/** How many rows to ask for when the first page is read again and `listed` are on screen. */
export const rowsToReread = (listed: number): number => Math.min(MOST_ROWS, Math.max(PAGE_ROWS, listed));
