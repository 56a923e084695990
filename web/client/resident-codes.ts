import type { ResidentCode } from "../../domain/resident.ts";
import { fetchAreas } from "./areas.ts";
import { getJson, sendJson } from "./request.ts";
import { ok, type Result } from "./result.ts";

type Items = { items: ResidentCode[]; next: string | null };

/** What /codes asks the server for. */
export const residentCodes = {
  areas: fetchAreas,
  /** all codes in use in an area */
  list: async (area: string): Promise<Result<ResidentCode[]>> => {
    const codes: ResidentCode[] = [];
    for (let after = ""; ; ) {
      const query = `area=${encodeURIComponent(area)}&limit=1000${after && `&after=${after}`}`;
      const answer = await getJson<Items>(`/api/resident-codes?${query}`);
      if (!answer.ok) return answer;
      codes.push(...answer.value.items);
      if (answer.value.next === null) return ok(codes);
      after = answer.value.next;
    }
  },
  make: (area: string) => sendJson<{ made: number }>("POST", "/api/resident-codes", { area }),
  revoke: (id: number) => sendJson<void>("DELETE", `/api/resident-codes/${id}`),
};
