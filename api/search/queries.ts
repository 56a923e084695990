import type { Bounds, Position } from "../../domain/position.ts";
import type { Queryable } from "../database/database.ts";
import { contains, startsWith } from "./pattern.ts";

export type Found = {
  kind: "area" | "building" | "household" | "place" | "road" | "facility" | "incident";
  id: number;
  code: string;
  title: string;
  /** what tells it from others of its name: where it lies, or what it is */
  context: string;
  position: Position;
  /** of what has an extent */
  bounds?: Bounds;
};

const LAST_CHARACTER = String.fromCodePoint(0x10ffff);

/**
 * The condition that `column` begins with `text`, or with `text` in capitals. As a range, because an index serves `like` only
 * under the collation "C".
 */
export const beginsWith = (sql: Queryable, column: string, text: string) => {
  const code = sql(column);
  const begins = (from: string) =>
    sql`(${code} >= ${from} and ${code} <= ${from + LAST_CHARACTER} and starts_with(${code}, ${from}))`;
  const capitals = text.toUpperCase();
  return text === capitals ? begins(text) : sql`(${begins(text)} or ${begins(capitals)})`;
};

/** A trigram index needs three characters to find a text anywhere; fewer are looked for at the beginning. */
const SHORTEST_ANYWHERE = 3;

/**
 * What is called `text`: exact codes first, then areas, then whole names, beginnings, and what merely contains it; at most
 * `limit`. People are not searched for: households are found by address and code alone.
 */
export const search = async (sql: Queryable, text: string, limit: number): Promise<Found[]> => {
  const anywhere = [...text].length < SHORTEST_ANYWHERE ? startsWith(text) : contains(text);
  const beginning = startsWith(text);
  const rows = await sql<(Omit<Found, "bounds"> & { bounds: Bounds | null })[]>`
    with found as (
      (select 'area' as kind, area.id, area.code, area.name as title, coalesce(parent.name, '') as context,
        st_pointonsurface(area_border.border) as position, area_border.border as extent
      from area
      join area_border on area_border.area_id = area.id and area_border.valid @> current_date
      left join area as parent on parent.id = area.parent_id
      where area.name ilike ${contains(text)} or area.code like ${beginning}
      order by area.code <> ${text}, area.name <> ${text}, area.level, area.code
      limit ${limit})
      union all
      (select 'building', id, code, coalesce(name, address, code), coalesce(address, ''), position, shape
      from building
      where name ilike ${contains(text)} or address ilike ${contains(text)} or ${beginsWith(sql, "code", text)}
      order by code <> ${text}, length(coalesce(address, '')), code
      limit ${limit})
      union all
      (select 'place', id, code, name, kind, position, null
      from place
      where name ilike ${contains(text)} or code = ${text}
      order by name not ilike ${beginning}, length(name), code
      limit ${limit})
      union all
      (select 'facility', id, code, name, coalesce(address, ''), position, null
      from facility
      where name ilike ${contains(text)} or code = ${text}
      order by name not ilike ${beginning}, length(name), code
      limit ${limit})
      union all
      (select 'road', min(id), min(code), name, min(kind),
        st_lineinterpolatepoint((array_agg(st_geometryn(line, 1) order by st_length(st_geometryn(line, 1)) desc))[1], 0.5), st_collect(line)
      from road
      where name ilike ${contains(text)} or code = ${text}
      group by name
      order by name not ilike ${beginning}, length(name), name
      limit ${limit})
      union all
      (select 'household', household.id, household.code, household.address, coalesce(area.name, ''), household.position, null
      from (
        (select * from household where ${beginsWith(sql, "code", text)} order by code limit ${limit})
        union
        (select * from household where address ilike ${anywhere} limit ${limit})
      ) as household
      left join area on area.id = household.area_id)
      union all
      (select 'incident', id, code, code, text, position, null
      from incident
      where ${beginsWith(sql, "code", text)}
      order by code
      limit ${limit})
    )
    select kind, id, code, title, context, array[st_x(position), st_y(position)] as position,
      case when extent is not null then array[st_xmin(extent), st_ymin(extent), st_xmax(extent), st_ymax(extent)] end as bounds
    from found
    order by
      case
        when code = ${text} then 0
        when kind = 'area' then 1
        when title = ${text} then 2
        when title ilike ${beginning} or code like ${beginning} then 3
        else 4
      end,
      array_position(array['area', 'building', 'place', 'facility', 'road', 'household', 'incident'], kind),
      title <> ${text}, length(title), title, code
    limit ${limit}
  `;
  return rows.map(({ bounds, ...found }) => (bounds ? { ...found, bounds } : found));
};
