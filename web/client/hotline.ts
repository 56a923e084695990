import type { Datum } from "../../domain/datum.ts";
import type { HotlineRow, HotlineSheet, RowState, SheetMapping } from "../../domain/hotline/sheet.ts";
import type { Position } from "../../domain/position.ts";
import { getJson, postBytes, sendJson } from "./request.ts";
import { search } from "./search.ts";

const at = (id: number) => `/api/hotline/sheets/${id}`;

/** Sheets of 12345 work orders. */
export const hotline = {
  /** `GET /api/hotline/sheets` */
  sheets: () => getJson<{ items: HotlineSheet[] }>("/api/hotline/sheets"),

  /** `POST /api/hotline/sheets?name=11月20日.xlsx` */
  bring: (file: File) => postBytes<HotlineSheet>(`/api/hotline/sheets?name=${encodeURIComponent(file.name)}`, file),

  /** `PUT /api/hotline/sheets/3/mapping` */
  confirm: (id: number, mapping: SheetMapping, datum: Datum) =>
    sendJson<HotlineSheet>("PUT", `${at(id)}/mapping`, { mapping, datum }),

  /** `POST /api/hotline/sheets/3/load` */
  load: (id: number) => sendJson<HotlineSheet>("POST", `${at(id)}/load`),

  /** `GET /api/hotline/sheets/3/rows?state=doubtful` */
  rows: (id: number, state: RowState, after: string | null) =>
    getJson<{ items: HotlineRow[]; next: string | null }>(
      `${at(id)}/rows?state=${state}${after === null ? "" : `&after=${encodeURIComponent(after)}`}`,
    ),

  /** `POST /api/hotline/sheets/3/rows/17` */
  place: (id: number, line: number, position: Position) =>
    sendJson<HotlineRow>("POST", `${at(id)}/rows/${line}`, { position }),

  /** `DELETE /api/hotline/sheets/3` */
  forget: (id: number) => sendJson<void>("DELETE", at(id)),

  /** Where the sheet with its results is downloaded. */
  fileOf: (id: number) => `${at(id)}/file`,

  search,
};
