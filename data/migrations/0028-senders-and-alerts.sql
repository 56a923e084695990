-- What those who look after senders and decide about alerts have to see.

-- When something genuine last came from a sender, what it repeated too; null: nothing yet.
alter table sender add column last_seen_at timestamptz;

-- Why a burst was dismissed, in the words of whoever did; null where nobody said.
alter table alert_burst add column reason text;

-- Told of (0004) is what waits for a person: what came, what was counted to it, and what was decided.
create function note_waiting_alerts() returns trigger language plpgsql as $$
declare
  waits boolean;
begin
  if tg_op = 'INSERT' then
    waits := exists (select from changed_rows where state = 'waiting');
  else
    waits := exists (select from rows_before where state = 'waiting');
  end if;
  if waits then
    perform pg_advisory_xact_lock(7230001);
    insert into change (entity, ids, inserted) values ('alert', null, tg_op = 'INSERT');
    perform pg_notify('change', '');
  end if;
  return null;
end $$;

create trigger alert_burst_noted_insert after insert on alert_burst referencing new table as changed_rows
  for each statement execute function note_waiting_alerts();
create trigger alert_burst_noted_update after update on alert_burst referencing old table as rows_before
  for each statement execute function note_waiting_alerts();
create trigger alert_burst_noted_delete after delete on alert_burst referencing old table as rows_before
  for each statement execute function note_waiting_alerts();
