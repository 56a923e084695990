import type { AreaChoice } from "../../state/administration.ts";
import type { AreaTree } from "../../state/area-tree.ts";

/** The communities and grids that a wall of this area can show, as choices; null: of the whole town. */
export function areasWithin(tree: AreaTree | null, area: string | null): AreaChoice[] {
  if (tree === null) return [];
  const choice = (code: string): AreaChoice[] => {
    const node = tree.byCode.get(code);
    if (!node || node.level === "microgrid") return [];
    const children = node.children.flatMap(choice);
    return [{ value: code, title: node.name, ...(children.length > 0 ? { children } : {}) }];
  };
  return (area === null ? tree.roots : [area]).flatMap(choice);
}
