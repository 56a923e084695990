import type { Account, AccountSession } from "../../domain/account.ts";
import type { AccountRow, SessionOfAccount } from "./queries.ts";

/** An account as its administrators see it. */
export const accountItem = (row: AccountRow): Account => ({
  id: row.id,
  username: row.username,
  name: row.name,
  disabled: row.disabled,
  passwordExpired: row.password_expired,
  lockedUntil: row.locked_until?.toISOString() ?? null,
  lastSeen: row.last_seen?.toISOString() ?? null,
  oneTimeCode: row.one_time_code,
  openid: row.openid,
  grants: row.grants.map(({ role, area, until }) => ({
    role,
    area,
    until: until === null ? null : new Date(until).toISOString(),
  })),
});

/** A session as the account's administrators see it. */
export const sessionItem = ({ id, created_at, seen_at, address, agent }: SessionOfAccount): AccountSession => ({
  id,
  createdAt: created_at.toISOString(),
  seenAt: seen_at.toISOString(),
  address,
  agent,
});
