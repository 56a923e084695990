import type { HouseholdItem, HouseholdLinks, LinkLine } from "../../domain/household.ts";
import { getJson, sendJson } from "./request.ts";

/** `GET /api/households/17/links` */
export const fetchLinks = (id: number, signal?: AbortSignal) =>
  getJson<HouseholdLinks>(`/api/households/${id}/links`, signal);

/** More party-member households than a community has. */
const MOST_PARTIES = 500;

/** `GET /api/households?type=party&grid=990101001001` */
export const fetchParties = (area: string, signal?: AbortSignal) =>
  getJson<{ items: HouseholdItem[] }>(
    `/api/households?type=party&limit=${MOST_PARTIES}&grid=${encodeURIComponent(area)}`,
    signal,
  );

/** `PUT /api/households/1024/link {"party": 77}`: by hand; nobody for null */
export const setLink = (id: number, party: number | null) =>
  sendJson<HouseholdLinks>("PUT", `/api/households/${id}/link`, { party });

/** `GET /api/links?grid=990101001001001` */
export const fetchLinkLines = (grid: string, signal?: AbortSignal) =>
  getJson<{ items: LinkLine[] }>(`/api/links?grid=${encodeURIComponent(grid)}`, signal);
