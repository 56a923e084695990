import type { Found } from "../state/found.ts";
import { getJson } from "./request.ts";
import type { Result } from "./result.ts";

/** `GET /api/search?q=三条巷&limit=20` */
export const search = (query: string, signal: AbortSignal): Promise<Result<{ items: Found[] }>> =>
  getJson(`/api/search?q=${encodeURIComponent(query)}&limit=20`, signal);
