import type { TreeRow } from "./area-tree.ts";

/** What a key does in the tree. */
export type TreeMove = { kind: "go"; index: number } | { kind: "toggle"; code: string } | { kind: "choose" };

/** The move of `key` with the row at `active`; `page` rows are in sight. Null for keys the tree does not know. */
export function treeMove(rows: readonly TreeRow[], active: number, key: string, page: number): TreeMove | null {
  const row = rows[active];
  if (!row) return null;
  const go = (index: number): TreeMove => ({ kind: "go", index: Math.min(rows.length - 1, Math.max(0, index)) });
  switch (key) {
    case "ArrowDown":
      return go(active + 1);
    case "ArrowUp":
      return go(active - 1);
    case "PageDown":
      return go(active + page);
    case "PageUp":
      return go(active - page);
    case "Home":
      return go(0);
    case "End":
      return go(rows.length - 1);
    case "ArrowRight":
      if (row.node.children.length === 0) return null;
      return row.expanded ? go(active + 1) : { kind: "toggle", code: row.node.code };
    case "ArrowLeft": {
      if (row.expanded) return { kind: "toggle", code: row.node.code };
      const parent = rows.findIndex(({ node }) => node.code === row.node.parent);
      return parent < 0 ? null : go(parent);
    }
    case "Enter":
    case " ":
      return { kind: "choose" };
    default:
      return null;
  }
}
