import type { Receipt, ResidentPlace, ResidentReport } from "../../domain/resident.ts";
import { getJson, sendBytes, sendJson } from "./request.ts";

const at = (part: string): string => encodeURIComponent(part);

/** What the residents' page asks the server for. */
export const residentClient = {
  place: (code: string) => getJson<ResidentPlace>(`/api/resident/codes/${at(code)}`),
  report: (code: string, report: ResidentReport) =>
    sendJson<{ receipt: string }>("POST", `/api/resident/codes/${at(code)}/reports`, report),
  receipt: (receipt: string) => getJson<Receipt>(`/api/resident/receipts/${at(receipt)}`),
  photo: (receipt: string, n: number, photo: Blob) =>
    sendBytes("PUT", `/api/resident/receipts/${at(receipt)}/photos/${n}`, photo),
  rate: (receipt: string, stars: number) =>
    sendJson<Receipt>("POST", `/api/resident/receipts/${at(receipt)}/rating`, { stars }),
};

export type ResidentClient = typeof residentClient;
