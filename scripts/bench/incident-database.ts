import type { Sql } from "../../api/database/database.ts";

/** Streets of the made-up county: each has some 18,400 of its 350,000 households. */
const STREETS = 19;

/** Two years, until the day before yesterday. */
const DAYS = 730;

/** Puts the county's grids, which are there, into streets of about the same size: `S01`, `S02` …. */
export async function makeStreets(sql: Sql): Promise<string[]> {
  const codes = Array.from({ length: STREETS }, (_, index) => `S${String(index + 1).padStart(2, "0")}`);
  await sql`insert into area (code, level, name) select code, 'street', code from unnest(${codes}::text[]) as code`;
  await sql`
    update area set parent_id = street.id
    from (select id, ntile(${STREETS}) over (order by id) as street from area where level = 'grid') as grid
    join area as street on street.code = 'S' || lpad(grid.street::text, 2, '0')
    where area.id = grid.id`;
  await sql`vacuum analyze area`;
  return codes;
}

/**
 * Puts `count` closed incidents of two years into the grids, the earliest first, without asking triggers: each grid has its
 * own square of two kilometres, its area is known. Indexes are made anew afterwards, as after any big load.
 */
export async function fillIncidents(sql: Sql, count: number): Promise<void> {
  await sql.begin(async (transaction) => {
    await transaction`set local session_replication_role = replica`;
    await transaction`set local maintenance_work_mem = '512MB'`;
    await transaction`select setseed(0.5)`;
    const indexes = await transaction<{ name: string; definition: string }[]>`
      select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
      from pg_index where indrelid = 'incident'::regclass and not indisunique`;
    for (const { name } of indexes) await transaction.unsafe(`drop index ${name}`);
    await transaction`
      insert into incident (code, text, kind_id, source_id, urgency_id, state_id, reported_at, position, area_id)
      select 'M' || number, '楼道堆放杂物，影响通行', kind.ids[1 + floor(random() ^ 2 * cardinality(kind.ids))::integer],
        source.ids[1 + floor(random() * cardinality(source.ids))::integer],
        urgency.ids[1 + floor(random() ^ 4 * cardinality(urgency.ids))::integer],
        case when random() < 0.003 then state.open else state.closed end,
        now() - interval '2 days' - ${DAYS} * interval '1 day' * (1 - number::float8 / ${count}),
        st_setsrid(st_makepoint(
          112.8 + 0.011 * (made.at % 51) + 0.011 * random(), 34.9 + 0.009 * (made.at / 51) + 0.009 * random()), 4326),
        grid.ids[1 + made.at]
      from (
        select number, floor(random() ^ 1.5 * (select count(*) from area where level = 'grid'))::integer as at
        from generate_series(1, ${count}) as number
      ) as made,
        (select array_agg(id order by id) as ids from incident_kind) as kind,
        (select array_agg(id order by id) as ids from incident_source) as source,
        (select array_agg(id order by rank) as ids from urgency) as urgency,
        (select min(id) filter (where code = 'reported') as open, min(id) filter (where code = 'closed') as closed
          from incident_state) as state,
        (select array_agg(id order by id) as ids from area where level = 'grid') as grid`;
    for (const { definition } of indexes) await transaction.unsafe(definition);
  });
  await sql`vacuum analyze incident`;
}
