import type { Queryable } from "../database/database.ts";
import { noteReporter } from "../incidents/report-queries.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { noteDecided, requestOfBurst } from "./queries.ts";

/** What name and phone of whoever asked are sealed for while a request waits. */
export const contactContext = (token: string): string => `open311 ${token}`;

/** Tells a request that waited as the burst `burst` what a person decided: it is an incident, or nothing. Nothing for other bursts. */
export async function noteRequestDecided(
  tx: Queryable,
  sealer: Sealer,
  burst: number,
  incident: { id: number; code: string } | null,
): Promise<void> {
  const request = await requestOfBurst(tx, burst);
  if (!request) return;
  const { id, token, reporter, reporter_phone: phone } = request;
  if (incident && (reporter ?? phone)) {
    const again = (sealed: string | null) =>
      sealed && sealer.seal(sealer.open(sealed, contactContext(token)), incident.code);
    await noteReporter(tx, incident.id, again(reporter), again(phone));
  }
  await noteDecided(tx, id, incident?.id ?? null);
}
