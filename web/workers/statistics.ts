import type { Answer } from "../state/analysis/answers.ts";
import type { AnalysisData, AnalysisRequest, FromStatisticsWorker, ToStatisticsWorker } from "./statistics-messages.ts";

/** A question that took longer than this is given up for a newer one; a shorter one is waited for. */
const PATIENCE_MS = 700;

export type StatisticsEvents = {
  /** how much of what was asked last is done, 0–1 */
  onStep(done: number): void;
  onAnswer(answer: Answer, request: AnalysisRequest): void;
  onFailure(message: string): void;
};

export type Statistics = {
  /** Answers `request` over `data`; of several in a row only the latest is sure to be answered. */
  ask(data: AnalysisData, request: AnalysisRequest): void;
  close(): void;
};

type Asked = { data: AnalysisData; request: AnalysisRequest };

/** A worker for the statistics of incidents, so that the page never waits for them. */
export function createStatistics(events: StatisticsEvents): Statistics {
  let worker: Worker | null = null;
  let loaded: AnalysisData | null = null;
  let number = 0;
  let busy: Asked | null = null;
  let waiting: Asked | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const start = (): Worker => {
    const made = new Worker(new URL("./statistics-worker.ts", import.meta.url), { type: "module" });
    made.onmessage = ({ data: message }: MessageEvent<FromStatisticsWorker>) => {
      if (message.number !== number || busy === null) return;
      if (message.kind === "step") return events.onStep(message.done);
      const { request } = busy;
      busy = null;
      if (message.kind === "answer") events.onAnswer(message.answer, request);
      else events.onFailure(message.message);
      next();
    };
    made.onerror = (event) => {
      stop();
      events.onFailure(event.message);
    };
    return made;
  };
  const stop = () => {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
    loaded = null;
    busy = null;
  };
  const next = () => {
    clearTimeout(timer);
    if (waiting === null) return;
    const asked = waiting;
    waiting = null;
    worker ??= start();
    const post = (message: ToStatisticsWorker) => worker?.postMessage(message);
    if (loaded?.incidents !== asked.data.incidents || loaded.households !== asked.data.households) {
      post({ kind: "load", data: asked.data });
      loaded = asked.data;
    }
    busy = asked;
    post({ kind: "ask", number: ++number, request: asked.request });
  };
  return {
    ask(data, request) {
      waiting = { data, request };
      if (busy === null) return next();
      clearTimeout(timer);
      timer = setTimeout(() => {
        stop();
        next();
      }, PATIENCE_MS);
    },
    close: stop,
  };
}
