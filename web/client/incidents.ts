import type { Alert, Judgement } from "../../domain/alert.ts";
import type { Flows } from "../../domain/flow/flow.ts";
import type { IncidentCard, IncidentItem, NearIncident } from "../../domain/incident.ts";
import type { Position } from "../../domain/position.ts";
import { photoPathOf } from "../state/incidents/photos.ts";
import type { StepRequest } from "../state/incidents/step-draft.ts";
import { getJson, sendBytes, sendJson } from "./request.ts";
import { ok } from "./result.ts";
import { fetchStaff } from "./staff.ts";

/** A page of a list, and where the next begins. */
type Page<T> = { items: T[]; next: string | null };

export type NewIncident = {
  /** uuid: sent twice with one key it is reported once */
  key: string;
  text: string;
  position: Position;
  kind?: string;
  urgency?: string;
  address?: string;
};

/** More than a person decides about one by one. */
const MOST_ALERTS = 200;

const cardOf = (id: number): string => `/api/incidents/${id}`;

/** Everything about incidents and their flow that the server is asked for. */
export const incidents = {
  /** `GET /api/incidents?state=reported,assigned&sort=due&assignee=me` */
  list: (query: string, signal: AbortSignal) => getJson<Page<IncidentItem>>(`/api/incidents?${query}`, signal),

  /** `GET /api/incidents/near?position=113.24,35.22&kind=fire-hazard&text=飞线充电`: what may be the same */
  near: ([lng, lat]: Position, kind: string | null, text: string, signal: AbortSignal) => {
    const query = new URLSearchParams({ position: `${lng},${lat}`, text, ...(kind === null ? {} : { kind }) });
    return getJson<{ items: NearIncident[] }>(`/api/incidents/near?${query}`, signal);
  },

  /** `POST /api/incidents` */
  report: (incident: NewIncident) => sendJson<IncidentItem>("POST", "/api/incidents", incident),

  /** `PUT /api/incidents/17/photos/1` */
  addPhoto: (id: number, n: number, photo: Blob) => sendBytes("PUT", photoPathOf(id, n), photo),

  /** `POST /api/incidents/17/steps {"step": "handle", "note": "已清理", "seen": 3}` */
  step: (id: number, step: StepRequest) => sendJson<IncidentCard>("POST", `${cardOf(id)}/steps`, step),

  /** `POST /api/incidents/17/whistles`: calls a department to be there by a time */
  whistle: (id: number, whistle: { department: string; note?: string; arriveBy: string }) =>
    sendJson<IncidentCard>("POST", `${cardOf(id)}/whistles`, whistle),

  /** `POST /api/incidents/17/whistles/1/arrive` */
  arrive: (id: number, n: number) => sendJson<IncidentCard>("POST", `${cardOf(id)}/whistles/${n}/arrive`),

  /** `POST /api/incidents/merge`: `children` join `parent` */
  merge: (parent: number, children: readonly number[]) =>
    sendJson<IncidentCard>("POST", "/api/incidents/merge", { parent, children }),

  /** `POST /api/incidents/merge`: `children` become a new case that `text` describes */
  joinAsCase: (text: string, children: readonly number[]) =>
    sendJson<IncidentCard>("POST", "/api/incidents/merge", { parent: null, text, children }),

  /** `POST /api/incidents/17/unmerge` */
  unmerge: (id: number) => sendJson<IncidentCard>("POST", `${cardOf(id)}/unmerge`),

  /** `GET /api/flows` */
  flows: () => getJson<Flows>("/api/flows"),

  /** `GET /api/alerts`: what machines were not sure of, the latest first */
  alerts: async () => {
    const answer = await getJson<Page<Alert>>(`/api/alerts?limit=${MOST_ALERTS}`);
    return answer.ok ? ok(answer.value.items) : answer;
  },

  /** `POST /api/alerts/5 {"accept": false, "reason": "蒸汽"}`: the id of the incident it became, or null */
  judge: (id: number, judgement: Judgement) =>
    sendJson<{ incident: number | null }>("POST", `/api/alerts/${id}`, judgement),

  /** who can be given an incident in this area */
  staff: fetchStaff,
};
