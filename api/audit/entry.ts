import type { AuditEntry } from "../../domain/audit.ts";
import type { EntryRow } from "./queries.ts";

/** An entry of the log as it is answered. */
export function auditEntry(row: EntryRow): AuditEntry {
  const { id, at, username, name, action, subject_kind, subject_id, area_code, reason, address, details } = row;
  const subject = subject_kind === null || subject_id === null ? null : { kind: subject_kind, id: subject_id };
  return {
    id,
    at: at.toISOString(),
    account: username,
    name,
    action,
    subject,
    area: area_code,
    reason,
    address,
    details,
  };
}
