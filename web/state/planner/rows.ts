import type { Band, GridRow, Verdict } from "./shown.ts";
import { VERDICTS } from "./shown.ts";

/** Households too many (above 0) or too few (below) for `band`. */
export const offBand = (households: number, [from, to]: Band): number =>
  households > to ? households - to : households < from ? households - from : 0;

/** What is wrong with a grid. One that was carved out for a park or a school needs no band. */
export function verdictOf(
  grid: { households: number; pieces: number; cells: number; kind: string; people: number },
  band: Band,
): Verdict {
  if (grid.cells === 0) return "empty";
  if (grid.pieces > 1) return "pieces";
  if (grid.kind === "dedicated") return "fine";
  const off = offBand(grid.households, band);
  if (off > 0) return "above";
  if (off < 0) return "below";
  return grid.people === 0 ? "nobody" : "fine";
}

export type RowOrder = "code" | "worst" | "households";

/** Rows in the order asked for. `worst`: what is wrong by rank, then by how far out of the band. */
export function sortedRows(rows: readonly GridRow[], order: RowOrder, band: Band): readonly GridRow[] {
  if (order === "code") return [...rows].sort(byCode);
  if (order === "households") return [...rows].sort((a, b) => b.households - a.households || byCode(a, b));
  return [...rows].sort(
    (a, b) =>
      VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) ||
      Math.abs(offBand(b.households, band)) - Math.abs(offBand(a.households, band)) ||
      byCode(a, b),
  );
}

/** Those without a code come last. */
function byCode(a: GridRow, b: GridRow): number {
  if ((a.code === null) !== (b.code === null)) return a.code === null ? 1 : -1;
  if (a.code !== null && b.code !== null && a.code !== b.code) return a.code < b.code ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.key - b.key;
}

/** The bar's axis: room above the band, in hundreds. */
export const axisOf = ([, to]: Band): number => Math.ceil((to * 1.2) / 100) * 100;

/** What a grid is called in short: the last two digits of its code, which count within the community; else the number its name ends with, else its beginning. */
export const numberOf = ({ code, name }: { code: string | null; name: string }): string =>
  code?.slice(-2) ?? /\d+$/.exec(name)?.[0] ?? name.slice(0, 2);
