import type { ThemeKind } from "../../domain/theme.ts";

/** A column that is to become a theme, as `--theme 列名=编码:种类` says it. */
export type ThemeWish = {
  /** of the file, exactly */
  column: string;
  code: string;
  /** null = guessed from the values */
  kind: ThemeKind | null;
  /** only for those with the right to restricted things */
  restricted: boolean;
};
