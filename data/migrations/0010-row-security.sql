-- The second barrier. What is read for somebody with a scope is read by a role that owns nothing, and for that role the
-- database itself hides every household and incident outside the areas that the transaction names. A condition forgotten in
-- a query then shows too little, never too much.
--
--   minqingtu_reader                    households and incidents of the areas named
--   minqingtu_reader_of_households      all households, incidents of the areas named
--   minqingtu_reader_of_incidents       households of the areas named, all incidents
--   minqingtu_reader_of_all             everything that may be read; nothing can be written by any of them

do $$
declare
  reader text;
begin
  foreach reader in array array['minqingtu_reader', 'minqingtu_reader_of_households', 'minqingtu_reader_of_incidents',
    'minqingtu_reader_of_all'] loop
    -- roles belong to the whole server: another database of it may have made them, perhaps at this moment
    begin
      if not exists (select from pg_roles where rolname = reader) then
        execute format('create role %I nologin', reader);
      end if;
    exception
      when duplicate_object or unique_violation then null;
      when insufficient_privilege then
        raise exception 'the database user "%" may not create roles: let the administrator of the server run "create role % nologin; grant % to %", and the same for each of minqingtu_reader, minqingtu_reader_of_households, minqingtu_reader_of_incidents, minqingtu_reader_of_all',
          current_user, quote_ident(reader), quote_ident(reader), quote_ident(current_user)
          using errcode = 'insufficient_privilege';
    end;
    if not pg_has_role(current_user, reader, 'member') then
      execute format('grant %I to %I', reader, current_user);
    end if;
    execute format('grant usage on schema public to %I', reader);
    execute format('grant select on area, area_border, land, road, place, building, facility, staff, assignment, household,
      incident, incident_step, household_type, attention_level, incident_kind, incident_source, incident_state, urgency,
      duty, facility_kind to %I', reader);
  end loop;
end $$;

alter table household enable row level security;
alter table incident enable row level security;
alter table incident_step enable row level security;

-- why a list of areas and not a path: comparing whole numbers is leakproof, so that the index on the column still serves.
-- why `select`: the list is then read once a query and not once a row. Without the list nothing is seen.
create policy household_in_scope on household for select to minqingtu_reader, minqingtu_reader_of_incidents
  using (area_id = any((select nullif(current_setting('minqingtu.households', true), '')::integer[])::integer[]));
create policy household_everywhere on household for select to minqingtu_reader_of_households, minqingtu_reader_of_all
  using (true);
create policy incident_in_scope on incident for select to minqingtu_reader, minqingtu_reader_of_households
  using (area_id = any((select nullif(current_setting('minqingtu.incidents', true), '')::integer[])::integer[]));
create policy incident_everywhere on incident for select to minqingtu_reader_of_incidents, minqingtu_reader_of_all
  using (true);
create policy incident_step_in_scope on incident_step for select
  to minqingtu_reader, minqingtu_reader_of_households, minqingtu_reader_of_incidents, minqingtu_reader_of_all
  using (exists (select from incident where incident.id = incident_id));

-- why: a policy is applied before every condition that might give something away, and PostGIS does not say of && that it
-- does not; without this word the index on positions would no longer serve. It compares boxes and cannot fail.
do $$
begin
  alter function geometry_overlaps(geometry, geometry) leakproof;
exception when insufficient_privilege then
  raise notice 'geometry_overlaps stays as it is: only a superuser may call it leakproof, searches by bounds are slower';
end $$;
