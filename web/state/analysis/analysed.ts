import type { AnalysisRequest } from "../../workers/statistics-messages.ts";
import type { Answer, Answers, ComputedName } from "./answers.ts";

/** What is known of the question on screen. An answer stays while the next one is worked out. */
export type Analysed = {
  answered: { answer: Answer; request: AnalysisRequest } | null;
  /** share that is done of what is being worked out, 0–1; null while nothing is */
  done: number | null;
  failed: boolean;
};

export const nothingAnalysed: Analysed = { answered: null, done: null, failed: false };

/** What `name` found last; null where that was never asked, or something else was since. */
export function foundFor<Name extends ComputedName>(
  { answered }: Analysed,
  name: Name,
): (Answers[Name] & { name: Name }) | null {
  return answered?.answer.name === name ? (answered.answer as unknown as Answers[Name] & { name: Name }) : null;
}
