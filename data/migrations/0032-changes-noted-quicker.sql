-- Where the column is `id`, as in nearly every table, what changed is read by a statement that is planned once: one made from
-- a text is planned each time. No id stands twice among the rows of one statement there, so none is looked for.
create or replace function note_change() returns trigger language plpgsql as $$
declare
  changed integer[];
begin
  if current_setting('minqingtu.only_sealing', true) = 'on' then
    return null;
  end if;
  if tg_nargs = 1 or tg_argv[1] = 'id' then
    changed := array(select id from changed_rows);
  else
    execute format('select array_agg(distinct %I) from changed_rows', tg_argv[1]) into changed;
  end if;
  if coalesce(cardinality(changed), 0) = 0 then
    return null;
  end if;
  perform pg_advisory_xact_lock(7230001);
  insert into change (entity, ids, inserted)
  values (tg_argv[0], case when cardinality(changed) <= 10000 then changed end, tg_op = 'INSERT');
  perform pg_notify('change', '');
  return null;
end $$;
