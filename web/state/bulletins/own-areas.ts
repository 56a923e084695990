import type { Office } from "../../../domain/office.ts";
import type { SessionInfo } from "../../../domain/role.ts";
import { type AreaTree, ancestorsOf, liesIn } from "../area-tree.ts";
import { type AreaOption, areaOptions } from "../resident/code-sheets.ts";

/** The areas that somebody with these grants may write for, the largest first; a microgrid only where it is all they have. */
export function ownAreas(tree: AreaTree, grants: SessionInfo["grants"]): AreaOption[] {
  if (grants.some(({ area }) => area === null)) return areaOptions(tree);
  const roots = [...new Set(grants.flatMap(({ area }) => (area !== null && tree.byCode.has(area) ? [area] : [])))];
  const outer = roots.filter((code) => !roots.some((other) => other !== code && liesIn(tree, code, other)));
  const below = areaOptions({ ...tree, roots: outer });
  const alone = outer.flatMap((code) => {
    const node = tree.byCode.get(code)!;
    return node.level === "microgrid" ? [{ code, name: node.name, depth: 0 }] : [];
  });
  return [...below, ...alone];
}

/** The offices that the screens within an area show, and those just below it. */
export const officesAround = (tree: AreaTree, area: string, offices: readonly Office[]): Office[] => {
  const above = new Set(ancestorsOf(tree, area).map(({ code }) => code));
  const below = new Set(tree.byCode.get(area)?.children ?? []);
  return offices.filter((office) => above.has(office.area) || below.has(office.area));
};
