import type { WalkingCircle, WalkOutside } from "../../domain/walk.ts";
import type { Facility } from "../state/card.ts";
import { getJson } from "./request.ts";
import { ok, type Result } from "./result.ts";

/** All pages of `GET /api/facilities`. */
export async function fetchFacilities(): Promise<Result<readonly Facility[]>> {
  const facilities: Facility[] = [];
  let after: string | number | null = null;
  do {
    const query: string = after === null ? "" : `&after=${encodeURIComponent(after)}`;
    const page: Result<{ items: Facility[]; next: string | number | null }> = await getJson(
      `/api/facilities?limit=1000${query}`,
    );
    if (!page.ok) return page;
    facilities.push(...page.value.items);
    after = page.value.next;
  } while (after !== null);
  return ok(facilities);
}

/** `GET /api/facilities/17/circle?minutes=15` */
export const fetchCircle = (id: number, minutes: number, signal: AbortSignal) =>
  getJson<WalkingCircle>(`/api/facilities/${id}/circle?minutes=${minutes}`, signal);

/** `GET /api/walking/outside?kind=canteen&minutes=15` */
export const fetchOutside = (kind: string, minutes: number, signal: AbortSignal) =>
  getJson<WalkOutside>(`/api/walking/outside?kind=${encodeURIComponent(kind)}&minutes=${minutes}`, signal);
