import type { ThemeKind, ThemeSubject } from "../../domain/theme.ts";
import { guessKind, MOST_TEXTS } from "../../domain/theme-classes.ts";
import type { Queryable } from "../database/database.ts";
import { deriveClasses, type ThemeRow, themeByCode, valueTable } from "../themes/class-queries.ts";
import type { Counts, Load } from "./kind.ts";
import { ImportRefused } from "./options.ts";
import { isSensitive, type ThemeValues, themeField } from "./theme-fields.ts";
import type { ThemeWish } from "./theme-wish.ts";

/**
 * Brings the themes of the staged rows into the database, after the rows themselves: an empty cell takes a value away. Gives
 * `counts` with the rows of which nothing else was new, and a sentence for every theme.
 */
export async function loadThemes(
  { tx, kind }: Load,
  wishes: readonly ThemeWish[],
  values: ThemeValues,
  counts: Counts,
): Promise<{ counts: Counts; notes: string[] }> {
  values.refuseNames();
  const subject: ThemeSubject = kind.kind === "households" ? "household" : "area";
  const notes: string[] = [];
  let updated = 0;
  for (const [index, wish] of wishes.entries()) {
    const theme = await themeFor(tx, wish, subject, values.counts[index]);
    const field = themeField(index);
    if (theme.kind !== "category") await noteUnreadable(tx, field, wish.column);
    updated += await mergeValues(tx, theme, field);
    await deriveClasses(tx, theme);
    notes.push(sentenceOf(wish, theme));
  }
  return { counts: { ...counts, updated: counts.updated + updated }, notes };
}

/** The theme of this code, made when there is none. Throws ImportRefused where its values make no theme, or one of other things. */
async function themeFor(
  tx: Queryable,
  wish: ThemeWish,
  subject: ThemeSubject,
  counts: ReadonlyMap<string, number>,
): Promise<ThemeRow> {
  const known = await themeByCode(tx, wish.code);
  if (known && known.subject !== subject) {
    throw new ImportRefused(
      "theme_of_others",
      `--theme ${wish.column}：主题“${wish.code}”已经用于${known.subject === "household" ? "户" : "网格"}。请用 --theme ${wish.column}=另一个编码。`,
      wish.code,
    );
  }
  const kind = wish.kind ?? known?.kind ?? guessKind(counts);
  if (kind === null || (kind === "category" && counts.size > MOST_TEXTS)) throw shapeless(wish, counts);
  const restricted = wish.restricted || (known?.restricted ?? isSensitive(wish));
  if (known && known.kind === kind && known.restricted === restricted) return known;
  if (known) return changedTheme(tx, known, kind, restricted);
  const [row] = await tx<ThemeRow[]>`
    insert into theme (code, name_zh, name_en, subject, kind, restricted, rank)
    select ${wish.code}::text, ${wish.column}::text, ${wish.code}::text, ${subject}::text, ${kind}::text,
      ${restricted}::boolean, coalesce(max(rank), 0) + 1
    from theme
    returning *`;
  return row;
}

async function changedTheme(tx: Queryable, { id, kind: before }: ThemeRow, kind: ThemeKind, restricted: boolean) {
  // why: classes of one kind mean nothing in another
  const [row] = await tx<ThemeRow[]>`
    update theme
    set kind = ${kind}, restricted = ${restricted}, by_hand = by_hand and ${kind === before}
    where id = ${id}
    returning *`;
  return row;
}

const shapeless = ({ column }: ThemeWish, counts: ReadonlyMap<string, number>): ImportRefused => {
  const some = [...counts.keys()].slice(0, 3);
  const message =
    some.length === 0
      ? `--theme ${column}：这一列全是空的。`
      : `--theme ${column}：有 ${counts.size} 种不同的文字，如“${some.join("”“")}”，既不是类别也不是数值，不能作为主题。`;
  return new ImportRefused("theme_shapeless", message, column);
};

async function noteUnreadable(tx: Queryable, field: string, column: string): Promise<void> {
  await tx`
    insert into import_fault
    select nth, line, false, 'value_unreadable', array[${column}::text, ${tx(field)}]
    from import_staged
    where ${tx(field)} is not null and theme_number(${tx(field)}) is null`;
  await tx`
    update import_staged
    set ${tx(field)} = null
    where ${tx(field)} is not null and theme_number(${tx(field)}) is null`;
}

/** Writes the values of one theme; gives how many known rows changed in this alone. */
async function mergeValues(tx: Queryable, { id, subject }: ThemeRow, field: string): Promise<number> {
  const { table, column } = valueTable(subject);
  const staged = tx`
    select row.nth, thing.id, ${tx(`row.${field}`)} as value
    from import_staged as row
    join ${tx(subject)} as thing on thing.code = row.code`;
  const { count } = await tx`
    with wanted as (${staged}),
    gone as (
      delete from ${tx(table)} as target
      using wanted
      where target.theme_id = ${id} and target.${tx(column)} = wanted.id and wanted.value is null
      returning wanted.nth
    ),
    come as (
      insert into ${tx(table)} as target (theme_id, ${tx(column)}, value)
      select ${id}::integer, wanted.id, wanted.value
      from wanted
      where wanted.value is not null
      on conflict (theme_id, ${tx(column)}) do update set value = excluded.value
        where target.value is distinct from excluded.value
      returning target.${tx(column)} as id
    ),
    changed as (
      select nth from gone
      union
      select wanted.nth from come join wanted on wanted.id = come.id
    )
    insert into import_updated
    select changed.nth
    from changed
    join import_known as known on known.nth = changed.nth
    where not exists (select from import_updated as noted where noted.nth = changed.nth)`;
  return count;
}

const KINDS: Record<ThemeKind, string> = { category: "类别", level: "等级", number: "数值" };

const sentenceOf = ({ column, restricted }: ThemeWish, theme: ThemeRow): string =>
  `“${column}”成为主题 ${theme.code}（${KINDS[theme.kind]}${theme.restricted ? "，敏感：只给有权查看敏感标签的人看" : ""}${
    theme.restricted && !restricted ? "，因其名称" : ""
  }）。`;
