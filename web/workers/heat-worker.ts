import type { IncidentColumns } from "../../domain/columns.ts";
import type { DensityField } from "../../domain/statistics/density.ts";
import type { HeatRequest } from "./heat.ts";
import { HeatFields } from "./heat-fields.ts";

/** What the page sends, and what it gets back. */
export type ToHeatWorker = { kind: "load"; columns: IncidentColumns } | { kind: "request"; number: number; request: HeatRequest };
export type FromHeatWorker = { number: number; request: HeatRequest; field: DensityField; max: number };

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
