import { type PrivateKind, privateColumn, privateValue, readsLikeNames } from "../../domain/private-values.ts";
import { numberOf, type ThemeKind } from "../../domain/theme.ts";
import { type ImportKind, STAGED, stagedFields } from "./kind.ts";
import { ImportRefused, type KindName } from "./options.ts";
import type { ThemeWish } from "./theme-wish.ts";

/** Kinds of files whose rows have themes. */
const WITH_THEMES: readonly KindName[] = ["households", "grids", "communities"];

/** Health, belief, a criminal record and the like get no public colour (PIPL: sensitive personal information). */
const SENSITIVE = /病|精神|健康|失智|宗教|信仰|信教|刑|矫正|戒毒|吸毒|涉毒|信访|上访|艾滋|家暴/;

const CALLED: Record<PrivateKind, string> = { identity: "身份证号", phone: "电话号码", name: "姓名" };

/** What `text` of `--theme` wishes. Throws ImportRefused where it is none. */
export function readThemeWish(text: string, restricted: boolean): ThemeWish {
  const match = /^(.+?)(?:=([^=:]+))?(?::(category|level|number))?$/u.exec(text.trim());
  const [, column = "", code = column, kind] = match ?? [];
  if (column.trim() === "" || code.trim().length > 60) {
    throw new ImportRefused("theme_wrong", `--theme ${text}：请写成 --theme 列名 或 --theme 列名=编码:种类。`, text);
  }
  return { column, code: code.trim(), kind: (kind as ThemeKind | undefined) ?? null, restricted };
}

/** `kind` with a field more for each theme. Throws ImportRefused where there can be none, or a column tells who somebody is. */
export function withThemes(kind: ImportKind, wishes: readonly ThemeWish[]): ImportKind {
  if (wishes.length === 0) return kind;
  if (!WITH_THEMES.includes(kind.kind)) {
    throw new ImportRefused(
      "theme_not_here",
      `${kind.zh}没有主题。--theme 可用于 ${WITH_THEMES.join("、")}。`,
      "--theme",
    );
  }
  const twice = wishes.find(({ code }, index) => wishes.findIndex((other) => other.code === code) < index);
  if (twice) throw new ImportRefused("theme_twice", `--theme ${twice.code} 出现了两次。`, twice.code);
  for (const { column } of wishes) {
    const found = privateColumn(column);
    if (found) throw personal(column, found);
  }
  return {
    ...kind,
    fields: [
      ...kind.fields,
      ...wishes.map(({ column }, index) => ({
        name: themeField(index),
        zh: column,
        names: [],
        column,
        type: "text" as const,
      })),
    ],
  };
}

/** Name of the staging table's column of the theme number `index`. */
export const themeField = (index: number): string => `theme_${index + 1}`;

/** Whether a theme of this name is restricted although nobody said so. */
export const isSensitive = ({ column, code }: ThemeWish): boolean => SENSITIVE.test(column) || SENSITIVE.test(code);

/**
 * Looks at every value of the themes on its way to the staging table: refuses what tells who somebody is, writes numbers the
 * one way, and counts.
 */
export class ThemeValues {
  /** how often each value comes, a map a theme */
  readonly counts: ReadonlyMap<string, number>[];
  private readonly places: number[];

  constructor(
    kind: ImportKind,
    private readonly wishes: readonly ThemeWish[],
  ) {
    const fields = stagedFields(kind);
    this.places = wishes.map((_, index) => STAGED.length + fields.findIndex(({ name }) => name === themeField(index)));
    this.counts = wishes.map(() => new Map<string, number>());
  }

  /** Takes a staged row. Throws ImportRefused for identity-card and telephone numbers. */
  take(staged: (string | null)[], line: number): void {
    this.places.forEach((place, index) => {
      const value = staged[place];
      if (value === null) return;
      const { column } = this.wishes[index];
      const found = privateValue(value);
      if (found) throw personal(column, found, line);
      if (value.length > 60) {
        throw new ImportRefused(
          "theme_text_long",
          `--theme ${column}：第 ${line} 行的“${value.slice(0, 20)}…”超过 60 个字，是说明而不是类别。请只把类别、等级或数值的列作为主题。`,
          String(line),
        );
      }
      const number = numberOf(value);
      const kept = number !== null && !/^-?\d+(\.\d+)?$/.test(value) ? String(number) : value;
      staged[place] = kept;
      const counts = this.counts[index] as Map<string, number>;
      counts.set(kept, (counts.get(kept) ?? 0) + 1);
    });
  }

  /** Throws ImportRefused where a column holds people's names. */
  refuseNames(): void {
    this.counts.forEach((counts, index) => {
      if (readsLikeNames(counts)) throw personal(this.wishes[index].column, "name");
    });
  }
}

/** why without the value: what must not be held must not stand in a terminal's history either */
const personal = (column: string, kind: PrivateKind, line?: number): ImportRefused =>
  new ImportRefused(
    "theme_personal",
    `--theme ${column}：${line === undefined ? "这一列" : `第 ${line} 行`}像是${CALLED[kind]}，不能作为主题。` +
      `主题会画在地图上，只能是类别、等级或数值${kind === "identity" ? "；本系统任何地方都不存身份证号" : ""}。`,
    line === undefined ? column : String(line),
  );
