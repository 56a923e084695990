import type { GridProperties } from "../../domain/grid.ts";
import type { Bounds } from "../../domain/position.ts";

/** One area with its place among the others. */
export type AreaNode = GridProperties & { children: readonly string[]; bounds: Bounds | null };

/** All areas by code; `roots` are those whose parent is not among them. */
export type AreaTree = { byCode: ReadonlyMap<string, AreaNode>; roots: readonly string[] };

export type TreeRow = { node: AreaNode; depth: number; expanded: boolean };

/** The tree of `areas`. Siblings are in the order of their codes, so that 02 comes before 10. */
export function areaTree(areas: readonly { properties: GridProperties; bounds: Bounds | null }[]): AreaTree {
  const sorted = [...areas].sort((a, b) => compareCodes(a.properties.code, b.properties.code));
  const known = new Set(sorted.map((area) => area.properties.code));
  const children = new Map<string, string[]>();
  const roots: string[] = [];
  for (const { properties } of sorted) {
    if (properties.parent === null || !known.has(properties.parent)) roots.push(properties.code);
    else children.set(properties.parent, [...(children.get(properties.parent) ?? []), properties.code]);
  }
  const byCode = new Map(
    sorted.map(({ properties, bounds }) => [
      properties.code,
      { ...properties, bounds, children: children.get(properties.code) ?? [] },
    ]),
  );
  return { byCode, roots };
}

const compareCodes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The area and all it lies in, the largest first; empty when `code` is unknown. */
export function ancestorsOf(tree: AreaTree, code: string | null): AreaNode[] {
  const path: AreaNode[] = [];
  for (let at = code; at !== null; ) {
    const node = tree.byCode.get(at);
    if (!node || path.includes(node)) break;
    path.unshift(node);
    at = node.parent;
  }
  return path;
}

/** True when `code` is `area` or lies in it. */
export const liesIn = (tree: AreaTree, code: string, area: string): boolean =>
  ancestorsOf(tree, code).some((node) => node.code === area);

/** Rows that can be seen, from top to bottom, with the areas in `expanded` open. */
export function visibleRows(tree: AreaTree, expanded: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const visit = (code: string, depth: number) => {
    const node = tree.byCode.get(code);
    if (!node) return;
    const open = node.children.length > 0 && expanded.has(code);
    rows.push({ node, depth, expanded: open });
    if (open) for (const child of node.children) visit(child, depth + 1);
  };
  for (const root of tree.roots) visit(root, 0);
  return rows;
}

/** Which areas are open at first: from the top down until some twenty rows are seen. */
export function firstExpanded(tree: AreaTree, rows = 24): string[] {
  const expanded: string[] = [];
  let level = [...tree.roots];
  let seen = level.length;
  while (level.length > 0) {
    const next = level.flatMap((code) => tree.byCode.get(code)?.children ?? []);
    if (next.length === 0 || seen + next.length > rows) {
      const first = level.find((code) => (tree.byCode.get(code)?.children.length ?? 0) > 0);
      if (first && tree.byCode.get(first)?.level !== "grid") expanded.push(first);
      break;
    }
    expanded.push(...level);
    seen += next.length;
    level = next;
  }
  return expanded;
}
