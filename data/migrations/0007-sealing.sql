-- Which keys have sealed personal fields of this database (docs/decisions/0010): what tells a wrong key before it is used.

create table sealing_key (
  key_id text primary key,
  check_text text not null,                    -- the key's own id, sealed with it
  since timestamptz not null default clock_timestamp()
);

-- Households whose name or phone still lie open; empty but for rows older than the sealing.
create index household_unsealed on household (id)
  where not starts_with(head, '§1.') or not starts_with(phone, '§1.');

-- A field that is only sealed, or sealed again with another key, says what it said: nobody needs to be told.
create or replace function note_change() returns trigger language plpgsql as $$
declare
  id_column text := coalesce(tg_argv[1], 'id');
  changed integer[];
begin
  if current_setting('minqingtu.only_sealing', true) = 'on' then
    return null;
  end if;
  execute format('select array_agg(distinct %I) from changed_rows', id_column) into changed;
  if changed is null then
    return null;
  end if;
  perform pg_advisory_xact_lock(7230001);
  insert into change (entity, ids, inserted)
  values (tg_argv[0], case when cardinality(changed) <= 10000 then changed end, tg_op = 'INSERT');
  perform pg_notify('change', '');
  return null;
end $$;
