import type { Answer, Answers, ComputedName } from "../state/analysis/answers.ts";
import { difference } from "./analyses/difference.ts";
import { emerging } from "./analyses/emerging.ts";
import { hotSpots } from "./analyses/hot-spots.ts";
import { hours } from "./analyses/hours.ts";
import { rates } from "./analyses/rates.ts";
import { risk } from "./analyses/risk.ts";
import { scan } from "./analyses/scan.ts";
import type {
  AnalysisData,
  AnalysisRequest,
  FromStatisticsWorker,
  OnStep,
  ToStatisticsWorker,
} from "./statistics-messages.ts";

/** The page is told this often: more would only keep both busy. */
const TELL_MS = 100;

type Analyse<Name extends ComputedName> = (
  data: AnalysisData,
  request: AnalysisRequest,
  onStep: OnStep,
) => Answers[Name];

/** Every analysis, one file each. */
const ANALYSES: { [Name in ComputedName]: Analyse<Name> } = {
  risk,
  rates,
  "hot-spots": hotSpots,
  emerging,
  scan,
  difference,
  hours,
};

let data: AnalysisData | null = null;

self.onmessage = ({ data: message }: MessageEvent<ToStatisticsWorker>) => {
  if (message.kind === "load") {
    data = message.data;
    return;
  }
  if (!data) return;
  const { number, request } = message;
  let toldMs = 0;
  const onStep: OnStep = (done) => {
    const now = performance.now();
    if (now - toldMs >= TELL_MS) {
      toldMs = now;
      tell({ kind: "step", number, done });
    }
    return undefined;
  };
  try {
    const found = ANALYSES[request.name](data, request, onStep);
    tell({ kind: "answer", number, answer: { name: request.name, ...found } as Answer });
  } catch (cause) {
    tell({ kind: "failed", number, message: String(cause) });
  }
};

const tell = (message: FromStatisticsWorker) => self.postMessage(message);
