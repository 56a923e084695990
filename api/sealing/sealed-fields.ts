/** A table with sealed columns. */
export type SealedTable = {
  table: string;
  /** SQL of what a row's texts are sealed for */
  context: string;
  columns: readonly string[];
};

/** 户主 and 电话, sealed for the household's code. */
export const SEALED_HOUSEHOLDS: SealedTable = { table: "household", context: "code", columns: ["head", "phone"] };

/** 报告人 and their 电话, sealed for the incident's code. */
export const SEALED_INCIDENTS: SealedTable = {
  table: "incident",
  context: "code",
  columns: ["reporter", "reporter_phone"],
};

/** Everything that is sealed: what a new key must seal again. */
export const SEALED_TABLES: readonly SealedTable[] = [
  SEALED_HOUSEHOLDS,
  SEALED_INCIDENTS,
  // as api/sign-in/one-time-code.ts seals them
  { table: "account", context: "'totp ' || id", columns: ["totp_secret", "totp_pending"] },
  // as api/phone/secret.ts seals it
  { table: "account", context: "'phone ' || id", columns: ["phone_secret"] },
];
