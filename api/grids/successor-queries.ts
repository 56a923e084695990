import type { Queryable } from "../database/database.ts";

/**
 * What took the place of areas whose border is in force no more, by their codes: what lies on the most of their ground first, through any
 * number of redrawings.
 */
export const successorRows = (sql: Queryable, codes: readonly string[]) => sql<
  { was: string; id: number; code: string; name: string }[]
>`
  with recursive onward (was, id, area_m2, steps) as (
    select area.code, area.id, 'infinity'::float8, 0 from area where area.code = any(${codes as string[]}::text[])
    union all
    select onward.was, lineage.to_id, least(onward.area_m2, lineage.area_m2), onward.steps + 1
    from onward
    join area_lineage as lineage on lineage.from_id = onward.id and lineage.to_id <> onward.id
    where onward.steps < 20
      and not exists (select from area_border where area_id = onward.id and valid @> current_date)
  )
  select onward.was, area.id, area.code, area.name
  from onward
  join area on area.id = onward.id
  where onward.steps > 0
    and exists (select from area_border where area_id = onward.id and valid @> current_date)
  group by onward.was, area.id
  order by onward.was, max(onward.area_m2) desc, area.code
`;
