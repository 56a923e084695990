import type { Right, SessionWay } from "../../domain/role.ts";
import type { Queryable } from "../database/database.ts";

/** A session with one of its account's grants; an account without grants has one row without a role. */
export type SessionRow = {
  id: number;
  token_hash: Buffer;
  expires_at: Date;
  /** when it was last used, as far as that was written down */
  seen_at: Date;
  /** how it began */
  way: SessionWay;
  /** when its token was given */
  renewed_at: Date;
  account_id: number;
  username: string;
  name: string;
  staff_id: number | null;
  password_expired: boolean;
  one_time_code: boolean;
  role: string | null;
  rights: Right[] | null;
  area_id: number | null;
  valid_from: Date | null;
  valid_until: Date | null;
};

/** Sessions that have not run out, of accounts that are not disabled. */
export const sessionRows = (sql: Queryable) => sql<SessionRow[]>`
  select session.id, session.token_hash, session.expires_at,
    coalesce(session_use.seen_at, session.created_at) as seen_at, session.way, session.renewed_at,
    account.id as account_id, account.username, account.name, account.staff_id,
    -- who did not come by the password need not know it
    account.password_expired and session.way = 'password' as password_expired,
    account.totp_secret is not null as one_time_code,
    role.code as role, role.rights, account_grant.area_id,
    lower(account_grant.valid) as valid_from, upper(account_grant.valid) as valid_until
  from session
  join account on account.id = session.account_id and not account.disabled
  left join session_use on session_use.session_id = session.id
  left join account_grant on account_grant.account_id = account.id
  left join role on role.id = account_grant.role_id
  where session.expires_at > clock_timestamp()
  order by session.id, account_grant.id
`;

/** A token that a device's session had before. */
export type PastTokenRow = { token_hash: Buffer; session_id: number; until: Date | null; salt: Buffer | null };

/** Tokens that sessions had before their present ones. */
export const pastTokenRows = (sql: Queryable) => sql<PastTokenRow[]>`
  select token_hash, session_id, until, salt from session_token_past`;
