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
