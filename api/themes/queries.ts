import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import { CHUNK, readPacked } from "../memory/packed.ts";
import type { ThemeRow } from "./class-queries.ts";

/** All themes, in their order. */
export const themeRows = (sql: Queryable) => sql<ThemeRow[]>`
  select id, code, name_zh, name_en, subject, kind, restricted, rank, classes, by_hand
  from theme
  order by rank, code
`;

/** How many values each theme has, by its id. */
export const valueCounts = async (sql: Queryable): Promise<Map<number, number>> => {
  const rows = await sql<{ id: number; count: number }[]>`
    select theme_id as id, count(*)::integer as count from household_theme group by theme_id
    union all
    select theme_id, count(*)::integer from area_theme group by theme_id`;
  return new Map(rows.map(({ id, count }) => [id, count]));
};

/** Ids of the themes of households that have a value in `scope`; restricted ones, in both scopes. */
export const themesWithin = async (sql: Queryable, scope: Scope, restricted: Scope): Promise<Set<number>> => {
  const rows = await sql<{ id: number }[]>`
    select theme.id
    from theme
    where subject = 'household'
      and exists (
        select from household_theme
        join household on household.id = household_theme.household_id
        where household_theme.theme_id = theme.id
          ${within(sql, "household.area_id", scope)}
          and (not theme.restricted or (true ${within(sql, "household.area_id", restricted)}))
      )`;
  return new Set(rows.map(({ id }) => id));
};

/** The class of every household that has a value of the theme, by id, ascending. A value of no class is 255. */
export const classNumbers = (sql: Queryable, theme: ThemeRow) => {
  const own = classSql(sql, theme);
  return readPacked(
    ["id", "class"] as const,
    (after) =>
      sql<{ id: Buffer | null; class: Buffer | null }[]>`
      select string_agg(int4send(household_id), '') as id, string_agg(int4send(class), '') as class
      from (
        select household_id, ${own} as class
        from household_theme
        where theme_id = ${theme.id} and household_id > ${after}
        order by household_id
        limit ${CHUNK}
      ) as valued
    `.then(([row]) => row),
    "id",
  );
};

function classSql(sql: Queryable, { kind, classes }: ThemeRow) {
  if (kind === "category") {
    const values = classes.flatMap(({ values = [] }, index) => values.map((value) => ({ value, index })));
    return sql`coalesce(
      (${values.map(({ index }) => index)}::integer[])[array_position(${values.map(({ value }) => value)}::text[], value)], 255)`;
  }
  if (classes.length === 0) return sql`255`;
  const breaks = classes.slice(1).map(({ from }) => from ?? 0);
  const least = classes[0].from ?? null;
  // why: width_bucket takes no empty list
  const bucket = breaks.length === 0 ? sql`0` : sql`width_bucket(theme_number(value), ${breaks}::double precision[])`;
  return sql`case
    when theme_number(value) is null then 255
    when ${least}::double precision is not null and theme_number(value) < ${least}::double precision then 255
    else ${bucket}
  end`;
}

/** Values of a theme of areas, by the id of the area. */
export const areaValues = (sql: Queryable, themeId: number) => sql<{ id: number; value: string }[]>`
  select area_id as id, value from area_theme where theme_id = ${themeId} order by area_id
`;

type CardValue = { code: string; name_zh: string; name_en: string; restricted: boolean; value: string };

/** Values of a household, in the order of the themes; as a reader, those that are not restricted. */
export const valuesOf = (sql: Queryable, household: number) => sql<CardValue[]>`
  select theme.code, theme.name_zh, theme.name_en, theme.restricted, household_theme.value
  from household_theme
  join theme on theme.id = household_theme.theme_id
  where household_theme.household_id = ${household}
  order by theme.rank, theme.code
`;

/** Writes the theme as given. */
export const updateTheme = (
  tx: Queryable,
  { id, name_zh, name_en, kind, restricted, rank, classes, by_hand }: ThemeRow,
) => tx`
  update theme
  set name_zh = ${name_zh}, name_en = ${name_en}, kind = ${kind}, restricted = ${restricted}, rank = ${rank},
    classes = ${JSON.stringify(classes)}::text::jsonb, by_hand = ${by_hand}
  where id = ${id}
`;

/** Removes a theme with all its values. */
export const deleteTheme = (tx: Queryable, id: number) => tx`delete from theme where id = ${id}`;
