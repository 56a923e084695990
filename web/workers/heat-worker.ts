import { HeatFields } from "./heat-fields.ts";
import type { FromHeatWorker, ToHeatWorker } from "./heat-messages.ts";

let fields: HeatFields | null = null;

self.onmessage = ({ data }: MessageEvent<ToHeatWorker>) => {
  if (data.kind === "load") {
    fields = new HeatFields(data.columns);
    return;
  }
  if (!fields) return;
  const max = fields.periodMax(data.request);
  const field = fields.field(data.request);
  const answer: FromHeatWorker = { number: data.number, request: data.request, field, max };
  self.postMessage(answer, { transfer: [field.values.buffer as ArrayBuffer] });
};
