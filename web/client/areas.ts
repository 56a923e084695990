import type { Areas } from "../state/areas.ts";
import type { AreaCard } from "../state/card.ts";
import { getJson } from "./request.ts";

/** `GET /api/grids` */
export const fetchAreas = () => getJson<Areas>("/api/grids");

/** `GET /api/grids/990101001001003` */
export const fetchArea = (code: string, signal?: AbortSignal) =>
  getJson<AreaCard>(`/api/grids/${encodeURIComponent(code)}`, signal);
