import type { Queryable } from "../database/database.ts";

/** A token that takes the place of another. */
type Replacement = { sessionId: number; before: Buffer; after: Buffer; salt: Buffer; lastsMs: number };

/** Gives a session its next token and keeps the one before. Gives false where another request was quicker. */
export const replaceToken = (sql: Queryable, { sessionId, before, after, salt, lastsMs }: Replacement) =>
  sql`
  with renewed as (
    update session
    set token_hash = ${after}, renewed_at = clock_timestamp(),
      expires_at = clock_timestamp() + make_interval(secs => ${lastsMs / 1000})
    where id = ${sessionId} and token_hash = ${before}
    returning id
  )
  insert into session_token_past (token_hash, session_id, salt)
  select ${before}::bytea, id, ${salt}::bytea from renewed
  returning session_id
`.then((rows) => rows.length > 0);

/** The session's present token has been used: the one before it has `graceMs` left, and nothing leads from it to this one. */
export const confirmToken = (sql: Queryable, sessionId: number, graceMs: number) => sql`
  update session_token_past
  set until = clock_timestamp() + make_interval(secs => ${graceMs / 1000}), salt = null
  where session_id = ${sessionId} and until is null`;
