import type { Duties } from "../../domain/duties.ts";
import type { Visit, VisitWay } from "../../domain/visit.ts";
import { decodeVisits, type VisitColumns } from "../../domain/visit-columns.ts";
import type { VisitRound } from "../../domain/visit-round.ts";
import type { Day } from "../state/days.ts";
import type { DueItem } from "../state/due-list.ts";
import { photoPath } from "../state/visit-photos.ts";
import { decoded } from "./columns.ts";
import { getJson, sendBytes, sendJson } from "./request.ts";

/** A page of a list, and where the next begins. */
type Page<T> = { items: T[]; next: string | null };

export type NewVisit = {
  id: string;
  household: number;
  at: string;
  way: VisitWay;
  note?: string;
  next?: string;
  after: string | null;
};

/** Everything about visits that the server is asked for. */
export const visits = {
  /** `GET /api/visits/columns` */
  columns: () => decoded<VisitColumns>("/api/visits/columns", decodeVisits),

  /** `POST /api/visits`: `others` have been there since the visit named as `after`. */
  note: (visit: NewVisit) => sendJson<{ visit: Visit; others: Visit[] }>("POST", "/api/visits", visit),

  /** `PUT /api/visits/{id}/photos/1` */
  addPhoto: (id: string, n: number, photo: Blob) => sendBytes("PUT", photoPath(id, n), photo),

  /** `GET /api/households/17/visits?limit=20&after=…`: the latest first. */
  of: (household: number, after: string | null) =>
    getJson<Page<Visit>>(`/api/households/${household}/visits?${queryOf({ limit: "20", after })}`),

  /** `PUT /api/households/17/plan` */
  setPlan: (household: number, text: string) => sendJson<unknown>("PUT", `/api/households/${household}/plan`, { text }),

  /** `PUT /api/households/17/left {"on": "2026-05-01"}`: moved away on that day; null: lives there. */
  setLeft: (household: number, on: Day | null) => sendJson<void>("PUT", `/api/households/${household}/left`, { on }),

  /** `GET /api/visits/due?grid=990101001001&until=2026-11-27&limit=100`: the longest overdue first. */
  due: (grid: string | null, until: Day, after: string | null, signal: AbortSignal) =>
    getJson<Page<DueItem>>(`/api/visits/due?${queryOf({ grid, until, limit: "100", after })}`, signal),

  /** `GET /api/duties?grid=990101001001003` */
  duties: (grid: string) => getJson<Duties>(`/api/duties?${queryOf({ grid })}`),

  /** `POST /api/patrols` */
  patrol: (grid: string, day: Day, note: string) =>
    sendJson<unknown>("POST", "/api/patrols", { grid, day, ...(note === "" ? {} : { note }) }),

  /** `POST /api/closings`: the figures of the month stay as they are now. */
  close: (grid: string, month: string) => sendJson<unknown>("POST", "/api/closings", { grid, month }),

  /** `GET /api/visits/round?grid=990101001001003&day=2026-11-20` */
  round: (grid: string, day: Day) => getJson<VisitRound>(`/api/visits/round?${queryOf({ grid, day })}`),
};

const queryOf = (fields: Record<string, string | null>): string =>
  new URLSearchParams(
    Object.entries(fields).filter((field): field is [string, string] => field[1] !== null),
  ).toString();
