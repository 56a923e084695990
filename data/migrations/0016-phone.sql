-- What phones need that work without a connection.

-- Seals what waits on the account's phones to be sent: 32 bytes in base64, sealed; made when first asked for. It is kept here
-- so that a phone can forget it at once and find it again when the same account signs in.
alter table account add column phone_secret text;

-- Reports that carry a key of the device's own: whoever sends one twice, because the answer got lost, reports once.
create table incident_key (
  key uuid primary key,
  account_id integer not null references account on delete cascade,
  -- SHA-256 of what was reported: the same key with other words is a mistake
  content bytea not null,
  -- null only within the transaction that reports it
  incident_id integer references incident on delete cascade
);
create index incident_key_incident on incident_key (incident_id);
