import type { IncidentColumns } from "../../domain/columns.ts";
import { readableMax } from "../map/heat-scale.ts";
import type { HeatInput } from "../map/scene-input.ts";
import type { FromHeatWorker, HeatRequest, ToHeatWorker } from "./heat-messages.ts";

export type Heat = {
  /** Hands the incidents over; the columns are copied. */
  load(columns: IncidentColumns): void;
  /** Asks for a field; of several requests in a row only the latest is answered. */
  request(request: HeatRequest): void;
  /** `heat.max` is the scale of the whole period for windows of this length, rounded up to a number that reads well. */
  onField(callback: (heat: HeatInput, request: HeatRequest) => void): void;
  close(): void;
};

/** A worker that computes the density of incidents, so that the page never waits for it. */
export function createHeat(): Heat {
  const worker = new Worker(new URL("./heat-worker.ts", import.meta.url), { type: "module" });
  let callback: (heat: HeatInput, request: HeatRequest) => void = () => {};
  let number = 0;
  let busy = false;
  let waiting: HeatRequest | null = null;
  let loaded = false;
  let loadedAt = 0;
  const post = (message: ToHeatWorker) => worker.postMessage(message);
  const send = (request: HeatRequest) => {
    busy = true;
    post({ kind: "request", number: ++number, request });
  };
  worker.onmessage = ({ data }: MessageEvent<FromHeatWorker>) => {
    busy = false;
    const next = waiting;
    waiting = null;
    // why: what came back is shown even when a newer request waits, or a slider that moves would show nothing
    if (data.number > loadedAt) callback({ field: data.field, max: readableMax(data.max) }, data.request);
    if (next) send(next);
  };
  return {
    load(columns) {
      post({ kind: "load", columns });
      loaded = true;
      // an answer still on its way speaks of the incidents before
      loadedAt = number;
      if (waiting && !busy) {
        send(waiting);
        waiting = null;
      }
    },
    request(request) {
      if (busy || !loaded) waiting = request;
      else send(request);
    },
    onField(next) {
      callback = next;
    },
    close: () => worker.terminate(),
  };
}
