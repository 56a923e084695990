import type { AuditAction } from "../../domain/audit.ts";
import type { Viewer } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";

/** Something that has to be remembered. */
export type Happening = {
  /** who did it; null where nobody was signed in */
  viewer: Viewer | null;
  action: AuditAction;
  /** what it was done to */
  subject?: { kind: string; id: number | string } | null;
  /** id of the area it lies in */
  area?: number | null;
  reason?: string | null;
  /** where the request came from */
  address?: string;
  details?: Record<string, unknown>;
};

/** Adds an entry; its number, time and hashes come from the database. */
export async function insertEntry(sql: Queryable, happening: Happening): Promise<void> {
  const { viewer, action, subject, area = null, reason = null, address = "", details = {} } = happening;
  const account = viewer?.account;
  await sql`
    insert into audit (account_id, username, name, action, subject_kind, subject_id, area_id, area_code, reason, address, details)
    values (${account?.id ?? null}, ${account?.username ?? null}, ${account?.name ?? ""}, ${action}, ${subject?.kind ?? null},
      ${subject ? String(subject.id) : null}, ${area}, (select code from area where id = ${area}), ${reason}, ${address},
      ${sql.json(details as never)})`;
}
