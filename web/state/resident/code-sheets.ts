import type { ResidentCode } from "../../../domain/resident.ts";
import { type AreaTree, ancestorsOf } from "../area-tree.ts";

/** How many codes a sheet of A4 may have, how they are set, and the side of the square code: what the words leave. */
export const SHEETS = {
  1: { columns: 1, rows: 1, squarePx: 600 },
  2: { columns: 1, rows: 2, squarePx: 264 },
  4: { columns: 2, rows: 2, squarePx: 280 },
  6: { columns: 2, rows: 3, squarePx: 172 },
  8: { columns: 2, rows: 4, squarePx: 118 },
  12: { columns: 3, rows: 4, squarePx: 112 },
} as const;

export type PerSheet = keyof typeof SHEETS;

export const PER_SHEET = [1, 2, 4, 6, 8, 12] as const satisfies readonly PerSheet[];

/** The number that the address asks for; six where it asks for none of these. */
export const perSheetIn = (search: string): PerSheet => {
  const wanted = Number(new URLSearchParams(search).get("per"));
  return PER_SHEET.find((count) => count === wanted) ?? 6;
};

const byPlace = new Intl.Collator("zh-CN", { numeric: true });

/** The codes in the order in which one walks past them, so many a sheet. */
export function sheetsOf(codes: readonly ResidentCode[], perSheet: PerSheet): ResidentCode[][] {
  const sorted = [...codes].sort((a, b) => byPlace.compare(a.place, b.place) || a.id - b.id);
  const count = Math.ceil(sorted.length / perSheet);
  return Array.from({ length: count }, (_, sheet) => sorted.slice(sheet * perSheet, (sheet + 1) * perSheet));
}

/** An area to choose: `depth` is how far it stands in. Microgrids are too many to choose from. */
export type AreaOption = { code: string; name: string; depth: number };

export function areaOptions(tree: AreaTree): AreaOption[] {
  const below = (code: string, depth: number): AreaOption[] => {
    const node = tree.byCode.get(code);
    if (!node || node.level === "microgrid") return [];
    return [{ code, name: node.name, depth }, ...node.children.flatMap((child) => below(child, depth + 1))];
  };
  return tree.roots.flatMap((code) => below(code, 0));
}

/** Name of the street office that the area lies in; of the largest area where there is none. */
export function officeName(tree: AreaTree, code: string): string {
  const line = ancestorsOf(tree, code);
  return (line.find(({ level }) => level === "street") ?? line[0])?.name ?? "";
}
