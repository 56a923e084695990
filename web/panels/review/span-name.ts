import { type ReviewSpan, weekNumber } from "../../state/review/period.ts";
import type { ReviewText } from "../../text/review-zh.ts";

/** How a week or a month is called. */
export function spanName({ kind, first }: ReviewSpan, words: ReviewText): string {
  if (kind === "month") return words.month(first.slice(0, 4), String(Number(first.slice(5, 7))));
  const [year, week] = weekNumber(first).split("-W");
  return words.week(year, String(Number(week)));
}
