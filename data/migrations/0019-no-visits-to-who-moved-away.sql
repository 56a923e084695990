-- Nobody is due to be visited where nobody lives any more. The functions are those of 0012, but for `left_on`.

create or replace function visit_states(households integer[], until timestamptz default 'infinity')
returns table (
  household_id integer, area_id integer, since date, last_day date, due_day date, rule text, attempts integer,
  known boolean                                -- has a row in household_visit_state
)
-- why lateral and no walks through whole tables: nobody knows how long the list is; so each household takes the same few steps
language sql stable set timezone = 'Asia/Shanghai' set enable_seqscan = off as $$
  select household.id, household.area_id, day.since, day.last,
    coalesce(agreed.next_day, day.last + schedule.days, day.since),
    case when agreed.next_day is not null then 'agreed' when schedule.days is not null then 'schedule' end,
    tried.attempts, known.household_id is not null
  from unnest(households) as given (id)
  join household on household.id = given.id
  left join household_visit_state as known on known.household_id = household.id
  cross join lateral (
    select min(visit_schedule.days) as days
    from visit_schedule
    where household.left_on is null
      and (visit_schedule.type_id = household.type_id or visit_schedule.attention_id = household.attention_id)
  ) as schedule
  cross join lateral (
    select count(*)::integer as attempts, max(visit.at) filter (where visit.way <> 'absent') as met_at
    from visit
    where visit.household_id = household.id and visit.at < until
  ) as tried
  left join lateral (
    select visit.next_day
    from visit
    where visit.household_id = household.id
      and visit.at < until
      and visit.at >= coalesce(tried.met_at, '-infinity')
      and visit.next_day is not null
      and household.left_on is null
    order by visit.at desc, visit.id desc
    limit 1
  ) as agreed on true
  cross join lateral (
    select case when schedule.days is not null then coalesce(known.since, current_date) end as since, tried.met_at::date as last
  ) as day
$$;

create or replace function follow_household_visits() returns trigger language plpgsql as $$
declare
  concerned integer[];
begin
  if current_setting('minqingtu.only_sealing', true) = 'on' then
    return null;
  end if;
  if tg_op = 'INSERT' then
    select array_agg(id) into concerned
    from new_rows
    where type_id in (select type_id from visit_schedule)
      or attention_id in (select attention_id from visit_schedule);
  else
    -- why planned each time: the way that suits one row would take hours for a hundred thousand
    execute $query$
      select array_agg(new_rows.id)
      from new_rows
      join old_rows on old_rows.id = new_rows.id
      where (new_rows.type_id, new_rows.attention_id, new_rows.area_id, new_rows.left_on)
        is distinct from (old_rows.type_id, old_rows.attention_id, old_rows.area_id, old_rows.left_on)
    $query$ into concerned;
  end if;
  perform refresh_visit_states(concerned);
  return null;
end $$;

select refresh_visit_states((select array_agg(id) from household where left_on is not null));
