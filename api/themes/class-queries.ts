import type { ThemeClass, ThemeKind, ThemeSubject } from "../../domain/theme.ts";
import { categoryClasses, levelClasses, numberClasses } from "../../domain/theme-classes.ts";
import type { Queryable } from "../database/database.ts";

/** A theme as the database holds it. */
export type ThemeRow = {
  id: number;
  code: string;
  name_zh: string;
  name_en: string;
  subject: ThemeSubject;
  kind: ThemeKind;
  restricted: boolean;
  rank: number;
  classes: ThemeClass[];
  by_hand: boolean;
};

/** The table that holds the values of such a theme, and its column of what has them. */
export const valueTable = (subject: ThemeSubject): { table: string; column: string } =>
  subject === "household"
    ? { table: "household_theme", column: "household_id" }
    : { table: "area_theme", column: "area_id" };

/** The theme with this code; undefined when there is none. */
export const themeByCode = (sql: Queryable, code: string) =>
  sql<ThemeRow[]>`
  select id, code, name_zh, name_en, subject, kind, restricted, rank, classes, by_hand
  from theme
  where code = ${code}
`.then((rows): ThemeRow | undefined => rows[0]);

/** Sets the classes of a theme from all its values, as long as nobody set them by hand. */
export async function deriveClasses(tx: Queryable, theme: Pick<ThemeRow, "id" | "subject" | "kind">): Promise<void> {
  const classes = await classesOf(tx, theme);
  await tx`
    update theme
    set classes = ${JSON.stringify(classes)}::text::jsonb
    where id = ${theme.id} and not by_hand and classes is distinct from ${JSON.stringify(classes)}::text::jsonb`;
}

/** More different values than this are no longer looked at one by one. */
const MOST_VALUES = 1000;

/** So many places of the sorted values stand for all of them. */
const SAMPLE = 400;

async function classesOf(
  tx: Queryable,
  { id, subject, kind }: Pick<ThemeRow, "id" | "subject" | "kind">,
): Promise<ThemeClass[]> {
  const { table } = valueTable(subject);
  if (kind === "category") {
    const rows = await tx<{ value: string; count: number }[]>`
      select value, count(*)::integer as count
      from ${tx(table)}
      where theme_id = ${id}
      group by value
      order by count(*) desc
      limit ${MOST_VALUES}`;
    return categoryClasses(new Map(rows.map(({ value, count }) => [value, count])));
  }
  const [{ sample }] = await tx<{ sample: number[] | null }[]>`
    select percentile_disc((select array_agg(i / ${SAMPLE}::double precision) from generate_series(0, ${SAMPLE}::integer) as i))
      within group (order by theme_number(value)) as sample
    from ${tx(table)}
    where theme_id = ${id} and theme_number(value) is not null`;
  const sorted = (sample ?? []).map(Number);
  if (sorted.length === 0) return [];
  return kind === "level"
    ? levelClasses(Math.floor(sorted[0]), Math.ceil(sorted[sorted.length - 1]))
    : numberClasses(sorted);
}
