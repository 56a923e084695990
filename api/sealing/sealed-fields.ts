/** A table with sealed columns. */
export type SealedTable = {
  table: string;
  /** SQL of what a row's texts are sealed for */
  context: string;
  columns: readonly string[];
  /** the columns hold bytes, large ones */
  isBytes?: true;
};

/** 户主 and 电话, sealed for the household's code. */
export const SEALED_HOUSEHOLDS: SealedTable = { table: "household", context: "code", columns: ["head", "phone"] };

/** 报告人 and their 电话, sealed for the incident's code. */
const SEALED_INCIDENTS: SealedTable = {
  table: "incident",
  context: "code",
  columns: ["reporter", "reporter_phone"],
};

/** 电话 of workers, as api/staff/phone.ts seals them. */
export const SEALED_STAFF: SealedTable = { table: "staff", context: "'staff ' || code", columns: ["phone"] };

/** Everything that is sealed: what a new key must seal again. */
export const SEALED_TABLES: readonly SealedTable[] = [
  SEALED_HOUSEHOLDS,
  SEALED_INCIDENTS,
  SEALED_STAFF,
  // as api/sign-in/one-time-code.ts seals them
  { table: "account", context: "'totp ' || id", columns: ["totp_secret", "totp_pending"] },
  // as api/visits/item.ts, api/plans/item.ts, api/duties/note.ts and api/visit-photos/store.ts seal them
  { table: "visit", context: "'visit ' || key", columns: ["note"] },
  { table: "household_plan", context: "'plan ' || household_id", columns: ["text"] },
  { table: "patrol", context: "'patrol ' || area_id || ' ' || to_char(day, 'YYYY-MM-DD')", columns: ["note"] },
  { table: "visit_photo", context: "'photo ' || visit_id || ' ' || nth", columns: ["image"], isBytes: true },
  // as api/incident-photos/store.ts seals it
  {
    table: "incident_photo",
    context: "'incident photo ' || incident_id || ' ' || nth",
    columns: ["image"],
    isBytes: true,
  },
  // as api/hotline/cells.ts seals them
  { table: "hotline_row", context: "'hotline ' || sheet_id || ' ' || line", columns: ["cells"] },
  // as api/phone/secret.ts seals it
  { table: "account", context: "'phone ' || id", columns: ["phone_secret"] },
  // as api/open311/contact.ts seals them
  { table: "open311_request", context: "'open311 ' || token", columns: ["reporter", "reporter_phone"] },
  // as api/departments/secret.ts seals it
  { table: "department_endpoint", context: "'department ' || department_id", columns: ["secret"] },
  // as api/senders/secret.ts seals it
  { table: "sender", context: "'sender ' || code", columns: ["secret"] },
];
