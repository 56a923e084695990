import type { Text } from "./zh-CN.ts";

/**
 * The name without what the row above already says: `三条巷 10 网格` under `三条巷社区` reads `10`.
 * Names that share nothing stay whole.
 */
export function shortName(name: string, parentName: string | null): string {
  if (!parentName) return name;
  const stem = parentName.replace(/(社区|村|街道|网格|镇|乡)$/, "").trim();
  if (stem.length < 2 || !name.startsWith(stem)) return name;
  const rest = name
    .slice(stem.length)
    .replace(/^(社区|村|街道|网格)?[\s·-]*/, "")
    .replace(/^第/, "")
    .replace(/(微网格|网格)$/, "")
    .trim();
  return rest === "" ? name : rest;
}

type Named = { name: string; level: string };

/** `三条巷 10 网格 · 微网格 03`: the areas below the street, the largest first, without saying a name twice. */
export function placeOf(areas: readonly Named[], text: Text): string {
  const below = areas.filter(({ level }) => level !== "county" && level !== "street");
  const listed = below.length > 0 ? below : areas;
  return listed
    .filter((area, index) => !isSaidBy(area, listed[index + 1]))
    .map((area, index, shown) => areaLabel(area, shown[index - 1]?.name ?? null, text))
    .join(" · ");
}

/** A community need not be named before a grid that carries its name. */
const isSaidBy = (area: Named, next: Named | undefined): boolean =>
  next !== undefined && area.level !== "grid" && shortName(next.name, area.name) !== next.name;

/** `三条巷 10` reads `三条巷 10 网格`, and under it `三条巷 10-03` reads `微网格 03`; other names stay as they are. */
function areaLabel({ name, level }: Named, above: string | null, text: Text): string {
  const short = shortName(name, above);
  if (level === "microgrid" && /^\d+$/.test(short)) return text.card.numbered(text.levels.microgrid, short);
  return level === "grid" && /\d$/.test(name) ? text.card.named(name, text.levels.grid) : name;
}
