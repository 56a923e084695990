import { useEffect } from "react";
import { requestFor } from "../state/analysis/request.ts";
import type { App } from "../state/app.ts";
import { createStatistics, type Statistics } from "../workers/statistics.ts";

/** Keeps what was found true to the question on screen. The worker is started when it is first needed. */
export function useAnalysis(app: App): void {
  useEffect(() => {
    let statistics: Statistics | null = null;
    let asked: { data: unknown; request: unknown } | null = null;
    const make = () =>
      createStatistics({
        onStep: (done) => app.setState(({ analysed }) => ({ analysed: { ...analysed, done } })),
        onAnswer: (answer, request) =>
          app.setState({ analysed: { answered: { answer, request }, done: null, failed: false } }),
        onFailure: (message) => {
          console.error(message);
          app.setState({ analysed: { answered: null, done: null, failed: true } });
        },
      });
    const update = () => {
      const wanted = requestFor(app.getState());
      if (wanted === null || (asked?.data === wanted.data && asked.request === wanted.request)) return;
      asked = wanted;
      statistics ??= make();
      statistics.ask(wanted.data, wanted.request);
      app.setState(({ analysed }) => ({ analysed: { ...analysed, done: 0, failed: false } }));
    };
    update();
    const stop = app.subscribe(update);
    return () => {
      stop();
      statistics?.close();
    };
  }, [app]);
}
