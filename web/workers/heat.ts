import type { IncidentColumns } from "../../domain/columns.ts";
import type { HeatInput } from "../map/scene-input.ts";

/** Which incidents make the field: `from` and `to` in seconds since 1970, `to` not included; kinds null = all. */
export type HeatRequest = { kinds: readonly string[] | null; from: number; to: number; bandwidthM: number };

export type Heat = {
  /** Hands the incidents over; the columns are copied. */
  load(columns: IncidentColumns): void;
  /** Asks for a field; of several requests in a row only the latest is answered. */
  request(request: HeatRequest): void;
  onField(callback: (heat: HeatInput, request: HeatRequest) => void): void;
  close(): void;
};
