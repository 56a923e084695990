import type { HouseholdLinks, LinkLine } from "../../domain/household.ts";
import { getJson } from "./request.ts";

/** `GET /api/households/17/links` */
export const fetchLinks = (id: number, signal?: AbortSignal) =>
  getJson<HouseholdLinks>(`/api/households/${id}/links`, signal);

/** `GET /api/links?grid=990101001001001` */
export const fetchLinkLines = (grid: string, signal?: AbortSignal) =>
  getJson<{ items: LinkLine[] }>(`/api/links?grid=${encodeURIComponent(grid)}`, signal);
