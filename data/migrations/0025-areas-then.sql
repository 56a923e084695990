-- What areas were called and what they lay in, day by day, so that borders of an earlier day are shown with the names of that day.

create table area_facts (
  area_id integer not null references area on delete cascade,
  valid daterange not null default daterange(null, null),
  name text not null,
  kind text not null,
  parent_id integer references area on delete set null,
  exclude using gist (area_id with =, valid with &&)
);
create index area_facts_parent on area_facts (parent_id);

-- what was said of them before nobody wrote down
insert into area_facts (area_id, name, kind, parent_id)
select id, name, kind, parent_id from area;

create function begin_area_facts() returns trigger language plpgsql as $$
begin
  insert into area_facts (area_id, name, kind, parent_id)
  select id, name, kind, parent_id from changed_areas;
  return null;
end $$;
create trigger area_facts_begun after insert on area referencing new table as changed_areas
  for each statement execute function begin_area_facts();

-- Said again on the same day, it replaces what was said first. Who writes for another day than today names it in minqingtu.day.
create function keep_area_facts() returns trigger language plpgsql as $$
declare
  today date := coalesce(nullif(current_setting('minqingtu.day', true), '')::date, current_date);
begin
  update area_facts
  set name = said.name, kind = said.kind, parent_id = said.parent_id
  from changed_areas as said
  where area_facts.area_id = said.id and lower(area_facts.valid) >= today and upper_inf(area_facts.valid)
    and (area_facts.name, area_facts.kind, area_facts.parent_id) is distinct from (said.name, said.kind, said.parent_id);
  update area_facts
  set valid = daterange(lower(valid), today)
  from changed_areas as said
  where area_facts.area_id = said.id and (lower_inf(area_facts.valid) or lower(area_facts.valid) < today)
    and upper_inf(area_facts.valid)
    and (area_facts.name, area_facts.kind, area_facts.parent_id) is distinct from (said.name, said.kind, said.parent_id);
  insert into area_facts (area_id, valid, name, kind, parent_id)
  select said.id, daterange(today, null), said.name, said.kind, said.parent_id
  from changed_areas as said
  where not exists (select from area_facts where area_facts.area_id = said.id and upper_inf(area_facts.valid));
  return null;
end $$;
create trigger area_facts_kept after update on area referencing new table as changed_areas
  for each statement execute function keep_area_facts();

do $$
declare
  reader text;
begin
  foreach reader in array array['minqingtu_reader', 'minqingtu_reader_of_households', 'minqingtu_reader_of_incidents',
    'minqingtu_reader_of_all'] loop
    execute format('grant select on area_facts to %I', reader);
  end loop;
end $$;
