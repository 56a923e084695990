import type { PrintJob, PrintWish } from "../../domain/paper/print.ts";
import { fetchAreas } from "./areas.ts";
import { getJson, sendJson } from "./request.ts";

/** What /print asks the server for. */
export const prints = {
  areas: fetchAreas,
  ask: (wish: PrintWish, reason: string) =>
    sendJson<PrintJob>("POST", "/api/prints", wish.names ? { ...wish, reason } : wish),
  get: (id: string) => getJson<PrintJob>(`/api/prints/${id}`),
  stop: (id: string) => sendJson<PrintJob>("DELETE", `/api/prints/${id}`),
};

/** Where the file of a finished print is. */
export const printFile = (id: string): string => `/api/prints/${id}/file`;
