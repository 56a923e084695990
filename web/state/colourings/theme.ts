import type { Name } from "../../../domain/codes.ts";
import type { HouseholdColumns } from "../../../domain/columns.ts";
import type { MapTheme, ThemeClass } from "../../../domain/theme.ts";
import type { ThemeColumns } from "../../../domain/theme-columns.ts";
import { inBoth } from "../../text/language.ts";
import type { ColourBy } from "../colour-by.ts";
import { type ColourChoice, type Colouring, type ColouringKind, NO_CLASS } from "../colouring-kind.ts";
import { keepLast } from "../keep-last.ts";
import { lastOf } from "../loaded.ts";
import { rowsById } from "../rows.ts";
import { qualitative, sequential } from "./class-colours.ts";

const GROUPS: Record<MapTheme["of"], Name> = {
  household: inBoth((text) => text.themes.ofHouseholds),
  area: inBoth((text) => text.themes.ofAreas),
};

const choicesOf = keepLast((themes: readonly MapTheme[]): readonly ColourChoice[] =>
  (["household", "area"] as const).flatMap((of) =>
    themes
      .filter((theme) => theme.of === of)
      .map(({ code, name }) => ({ by: { kind: "theme", code }, label: name, group: GROUPS[of] })),
  ),
);
const none: readonly ColourChoice[] = [];

const classesOf = keepLast(({ kind, classes }: MapTheme) => {
  const fills = kind === "category" ? qualitative(classes.length) : sequential(classes.length);
  return classes.map((own, index) => ({
    label: own.name ?? labelOf(own, classes[index + 1], kind),
    fill: fills[index] ?? fills[fills.length - 1],
  }));
});

/** `A级、B级`, `4`, `< 60`, `60–70`, `≥ 90`. */
function labelOf({ values, from }: ThemeClass, next: ThemeClass | undefined, kind: MapTheme["kind"]): Name {
  const text = (): string => {
    if (values) return values.join("、");
    if (kind === "level") return String(from ?? "–");
    if (next === undefined) return from == null ? "–" : `≥ ${from}`;
    return from == null ? `< ${next.from}` : `${from}–${next.from}`;
  };
  return { zh: text(), en: text() };
}

const rowsOf = keepLast((columns: HouseholdColumns, { id, class: classes }: ThemeColumns): Uint8Array => {
  const rowOf = rowsById(columns);
  const rows = new Uint8Array(columns.length).fill(NO_CLASS);
  for (let at = 0; at < id.length; at++) {
    const row = rowOf(id[at]);
    if (row >= 0) rows[row] = classes[at];
  }
  return rows;
});

const colouringOf = keepLast(
  (theme: MapTheme, rows: Uint8Array | null, areas: ReadonlyMap<string, number> | null): Colouring => ({
    classes: classesOf(theme),
    rows,
    areas,
    discreet: theme.restricted,
  }),
);

/** Themes that were imported, of households or of areas. */
export const themeColouring: ColouringKind<Extract<ColourBy, { kind: "theme" }>> = {
  choices: (state) => {
    const themes = lastOf(state.themes);
    return themes === null ? none : choicesOf(themes);
  },
  colouring: (state, { code }) => {
    const theme = lastOf(state.themes)?.find((each) => each.code === code);
    const data = lastOf(state.themeData);
    if (!theme || data?.code !== code) return null;
    if (data.areas) return colouringOf(theme, null, data.areas);
    const columns = lastOf(state.households);
    return columns && data.columns && colouringOf(theme, rowsOf(columns, data.columns), null);
  },
};
