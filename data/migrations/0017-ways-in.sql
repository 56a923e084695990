-- Ways in beside the password: an account of the office's own provider (OpenID Connect), and devices that nobody signs in.

alter table account
  -- a device has an account, so that duties, scopes and the log treat it as anybody; it has no password and nobody signs in as it
  add column kind text not null default 'person' check (kind in ('person', 'device'));

alter table session
  add column way text not null default 'password' check (way in ('password', 'openid', 'device')),
  -- when its token was last given: that of a device is replaced now and then
  add column renewed_at timestamptz not null default clock_timestamp();

-- Whom an account belongs to at the provider. From the first sign-in on this counts and the name does not any more: names are
-- given anew, subjects never.
create table account_identity (
  account_id integer primary key references account on delete cascade,
  issuer text not null,
  subject text not null,
  linked_at timestamptz not null default clock_timestamp(),
  unique (issuer, subject)
);

-- Sign-ins by way of the provider that have been completed: none is completed twice.
create table openid_taken (
  attempt bytea primary key,                   -- SHA-256 of what the browser held
  until timestamptz not null                   -- after this it would be refused for its age
);

-- How a browser becomes a device: a code that is shown to the administrator once.
create table device_pairing (
  account_id integer primary key references account on delete cascade,
  code_hash bytea not null unique,             -- SHA-256
  until timestamptz not null
);

-- Tokens that a device's session had before its present one.
create table session_token_past (
  token_hash bytea primary key,                -- SHA-256
  session_id integer not null references session on delete cascade,
  -- until when it may still be used; null while the one after it never was: its answer may have been lost
  until timestamptz,
  -- with this token, makes the one after it once more; gone when that has been used
  salt bytea
);
create index session_token_past_session on session_token_past (session_id);

-- Sessions are held in memory, with the tokens they had.
create trigger session_token_past_noted_insert after insert on session_token_past referencing new table as changed_rows
  for each statement execute function note_change('session', 'session_id');
create trigger session_token_past_noted_update after update on session_token_past referencing new table as changed_rows
  for each statement execute function note_change('session', 'session_id');
