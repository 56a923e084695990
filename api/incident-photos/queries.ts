import type { Queryable } from "../database/database.ts";

/** A photo of an incident, sealed, and the SHA-256 of what was sent; undefined while there is none. */
export const photoOf = (sql: Queryable, incident: number, nth: number) =>
  sql<{ image: Buffer; given: Buffer }[]>`
  select image, given from incident_photo where incident_id = ${incident} and nth = ${nth}
`.then(([row]): typeof row | undefined => row);

/** Puts a sealed photo where there is none yet; gives whether there was none. */
export const insertPhoto = async (
  sql: Queryable,
  incident: number,
  nth: number,
  { image, given }: { image: Uint8Array; given: Uint8Array },
): Promise<boolean> => {
  const { count } = await sql`
    insert into incident_photo (incident_id, nth, image, given)
    values (${incident}, ${nth}, ${Buffer.from(image)}, ${Buffer.from(given)})
    on conflict (incident_id, nth) do nothing`;
  return count > 0;
};

/** Id of the incident that this account reported with the key; undefined when there is none. */
export const incidentReportedBy = (sql: Queryable, key: string, account: number) =>
  sql<{ incident_id: number }[]>`
  select incident_id from incident_key where key = ${key} and account_id = ${account}
`.then(([row]) => row?.incident_id);
