-- When each account was last seen: sessions are gone once they end. A table of its own, since nobody needs to be told.
create table account_use (
  account_id integer primary key references account on delete cascade,
  seen_at timestamptz not null default clock_timestamp()
);
