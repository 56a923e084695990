import type { Edit } from "../../domain/layout/edit.ts";
import type { FabricNote } from "../../domain/layout/fabric/sources.ts";
import type { LayoutData } from "../../domain/layout/layout.ts";
import type { LayoutSettings } from "../../domain/layout/layout-settings.ts";
import type { ProposalJob, Wish } from "../../domain/layout/proposals/proposal.ts";
import type {
  EditsSaved,
  EditsToSave,
  Handover,
  LayoutCard,
  LayoutInfo,
  LayoutItem,
  SavedEdit,
} from "../../domain/layout/publication.ts";
import { type BeingMade, getBytesWhenMade, getJson, sendJson } from "./request.ts";

/** A page of a list, and where the next begins. */
type Page<T> = { items: T[]; next: string | null };

/** One layout: what its first edit was made on, and who lived in each cell then. */
export type FullLayout = LayoutCard<LayoutData> & { loads: { households: number[]; population: number[] } };

/** What a new draft begins with: what is in force in a community, or another layout. */
export type NewLayout = { community?: string; from?: number; onNewGround?: boolean; name: string };

/** Steps on the way to publication that carry nothing but a note. */
export type LayoutStepName = "submit" | "withdraw" | "approve" | "reject";

/** Everything about layouts that the server is asked for. */
export const layouts = {
  /** `GET /api/fabrics/990101001001?version=…`: the ground, as bytes; how far it is while it is made */
  fabric: (community: string, version?: string) =>
    getBytesWhenMade(`/api/fabrics/${encodeURIComponent(community)}${queryOf({ version })}`),

  /** `GET /api/fabrics/990101001001/loads?version=…`: what was wrong with its sources; no notes while it is made */
  groundNotes: (community: string, version: string) =>
    getJson<{ notes?: FabricNote[] }>(`/api/fabrics/${encodeURIComponent(community)}/loads${queryOf({ version })}`),

  /** `GET /api/layouts?community=990101001001`: the newest first */
  list: (community?: string, after?: string) =>
    getJson<Page<LayoutItem>>(`/api/layouts${queryOf({ community, after })}`),

  /** `POST /api/layouts`: while the ground is made the answer says how far it is */
  create: (layout: NewLayout) => sendJson<FullLayout | BeingMade>("POST", "/api/layouts", layout),

  /** `GET /api/layouts/7` */
  get: (id: number) => getJson<FullLayout>(`/api/layouts/${id}`),

  /** `GET /api/layouts/7?brief=yes`: without its cells */
  info: (id: number) => getJson<LayoutInfo>(`/api/layouts/${id}?brief=yes`),

  /** `PATCH /api/layouts/7`: how many households its grids should have */
  set: (id: number, settings: LayoutSettings) => sendJson<FullLayout>("PATCH", `/api/layouts/${id}`, { settings }),

  /** `DELETE /api/layouts/7`: drafts only */
  remove: (id: number) => sendJson<void>("DELETE", `/api/layouts/${id}`),

  /** `GET /api/layouts/7/edits?since=12` */
  edits: (id: number, since: number) =>
    getJson<Page<SavedEdit<Edit>>>(`/api/layouts/${id}/edits${queryOf({ since: String(since) })}`),

  /** `POST /api/layouts/7/edits`: 409 `edits_conflict` where somebody else edited the same cells since */
  save: (id: number, edits: EditsToSave<Edit>) => sendJson<EditsSaved<Edit>>("POST", `/api/layouts/${id}/edits`, edits),

  /** `POST /api/layouts/7/submit` and its like */
  step: (id: number, step: LayoutStepName, note?: string) =>
    sendJson<FullLayout>("POST", `/api/layouts/${id}/${step}`, note ? { note } : {}),

  /** `POST /api/layouts/7/publish`: in force from that day on */
  publish: (id: number, from: string, note?: string) =>
    sendJson<FullLayout>("POST", `/api/layouts/${id}/publish`, note ? { from, note } : { from }),

  /** `GET /api/layouts/7/handover?limit=200` */
  handover: (id: number, { day, limit, after }: { day?: string; limit?: number; after?: string } = {}) =>
    getJson<Handover>(`/api/layouts/${id}/handover${queryOf({ day, limit: limit && String(limit), after })}`),

  /** `POST /api/layouts/7/proposals`: what the optimiser is to work on there; goes on when the page is left */
  askProposals: (id: number, wish: Wish & { names: Record<string, string> }) =>
    sendJson<ProposalJob>("POST", `/api/layouts/${id}/proposals`, wish),

  /** `GET /api/layouts/7/proposals`: the newest first, without what came of them */
  proposalJobs: (id: number) => getJson<Page<ProposalJob>>(`/api/layouts/${id}/proposals`),

  /** `GET /api/layouts/7/proposals/6f1c…` */
  proposalJob: (id: number, job: string) => getJson<ProposalJob>(`/api/layouts/${id}/proposals/${job}`),

  /** `DELETE /api/layouts/7/proposals/6f1c…`: the best so far */
  stopProposal: (id: number, job: string) => sendJson<ProposalJob>("DELETE", `/api/layouts/${id}/proposals/${job}`),

  /** Where the same can be had as a table. */
  handoverCsv: (id: number) => `/api/layouts/${id}/handover.csv`,
};

export type LayoutsClient = typeof layouts;

function queryOf(values: Record<string, string | 0 | undefined>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) if (value) query.set(key, value);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
