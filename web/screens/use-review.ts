import { useEffect, useState } from "react";
import type { Client } from "../client/client.ts";
import type { Answer } from "../state/analysis/answers.ts";
import type { App, AppState } from "../state/app.ts";
import { lastOf } from "../state/loaded.ts";
import type { ReviewSpan } from "../state/review/period.ts";
import { makeReview, type Reviewing } from "../state/review/review.ts";
import { may } from "../state/session.ts";
import { createStatistics } from "../workers/statistics.ts";

/** Makes the review of `span` once what it is made from has come. */
export function useReview(app: App, client: Client, span: ReviewSpan): Reviewing {
  const [reviewing, setReviewing] = useState<Reviewing>({ state: "working", done: 0 });
  useEffect(() => {
    let gone = false;
    let started = false;
    const left = new AbortController();
    let close = () => {};
    setReviewing({ state: "working", done: 0 });
    const begin = async (state: AppState) => {
      if (started || !isThere(state)) return;
      started = true;
      const questions = askInTurn();
      close = questions.close;
      try {
        const made = await makeReview(state, span, {
          ask: questions.ask,
          figures: (query) => client.figures(query, left.signal),
          cases: (query) => client.proposedCases(query, left.signal),
          similar: (query) => client.similarPlaces(query, left.signal),
          onStep: (done) => !gone && setReviewing({ state: "working", done }),
        });
        if (!gone) setReviewing(made);
      } catch (cause) {
        console.error(cause);
        if (!gone) setReviewing({ state: "failed" });
      } finally {
        questions.close();
      }
    };
    void begin(app.getState());
    const stop = app.subscribe((state) => void begin(state));
    return () => {
      gone = true;
      left.abort();
      stop();
      close();
    };
  }, [app, client, span]);
  return reviewing;
}

const isThere = (state: AppState): boolean =>
  lastOf(state.town) !== null &&
  lastOf(state.areas) !== null &&
  lastOf(state.incidents) !== null &&
  (lastOf(state.households) !== null || state.households.state === "failed" || !may(state, "households"));

/** One worker, asked one question after the other. */
function askInTurn() {
  let answered: (answer: Answer) => void = () => {};
  let failed: (cause: Error) => void = () => {};
  let stepped: (done: number) => void = () => {};
  const statistics = createStatistics({
    onStep: (done) => stepped(done),
    onAnswer: (answer) => answered(answer),
    onFailure: (message) => failed(new Error(message)),
  });
  return {
    close: statistics.close,
    ask: (
      data: Parameters<typeof statistics.ask>[0],
      request: Parameters<typeof statistics.ask>[1],
      onStep: (done: number) => void,
    ) =>
      new Promise<Answer>((resolve, reject) => {
        [answered, failed, stepped] = [resolve, reject, onStep];
        statistics.ask(data, request);
      }),
  };
}
