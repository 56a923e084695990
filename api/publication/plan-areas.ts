import type { AreaId, Draft, Layout, LayoutLevel } from "../../domain/layout/layout.ts";
import { outlinesOf } from "../../domain/layout/outline.ts";
import type { Areas } from "../grids/areas.ts";
import { HttpError } from "../http/errors.ts";
import { newPeople } from "../layouts/new-people.ts";
import type { PlannedArea } from "./queries.ts";

/**
 * What a layout wants of each area that has ground, with its shape; one that has given all of its ground away ends, and one that
 * never had any does not begin. `begun` is what the layout was begun on: whose people are the same as there has those of the day
 * it comes into force. Throws 409 for areas without code, or with the same code.
 */
export function planAreas(areas: Areas, draft: Draft, begun: Layout, community: string): PlannedArea[] {
  requireCodes(draft.layout);
  const layout = withGround(draft.layout);
  const [grids, microgrids] = [outlinesOf(draft, "grid"), outlinesOf(draft, "microgrid")];
  return [
    ...[...layout.grids].map(([id, facts]) => ({
      level: "grid" as const,
      code: facts.code!,
      name: facts.name,
      kind: facts.kind,
      parent: community,
      people: newPeople(areas, facts, begun.grids.get(id)),
      shape: grids.get(id)!,
      hadCode: begun.grids.get(id)?.code === facts.code,
    })),
    ...[...layout.microgrids].map(([id, facts]) => ({
      level: "microgrid" as const,
      code: facts.code!,
      name: facts.name,
      kind: facts.kind,
      parent: layout.grids.get(facts.grid)!.code!,
      people: newPeople(areas, facts, begun.microgrids.get(id)),
      shape: microgrids.get(id)!,
      hadCode: begun.microgrids.get(id)?.code === facts.code,
    })),
  ];
}

/** `layout` without the areas that have no cell. */
function withGround(layout: Layout): Layout {
  const used = new Set(layout.microgridOf);
  const microgrids = new Map([...layout.microgrids].filter(([id]) => used.has(id)));
  const parents = new Set([...microgrids.values()].map(({ grid }) => grid));
  return { ...layout, microgrids, grids: new Map([...layout.grids].filter(([id]) => parents.has(id))) };
}

/** The areas of a layout, of either level. */
const areasOf = ({
  grids,
  microgrids,
}: Layout): { level: LayoutLevel; id: AreaId; code: string | null; name: string }[] => [
  ...[...grids].map(([id, { code, name }]) => ({ level: "grid" as const, id, code, name })),
  ...[...microgrids].map(([id, { code, name }]) => ({ level: "microgrid" as const, id, code, name })),
];

/** Throws 409 when an area that has ground has no code, or two have the same. */
export function requireCodes(layout: Layout): void {
  const areas = areasOf(withGround(layout));
  const without = areas.filter(({ code }) => code === null);
  if (without.length > 0) {
    const message = `${without.length} 个网格还没有编码：${some(without.map(({ name }) => name))}。 Some areas have no code yet.`;
    throw new HttpError(409, "codes_missing", message, without[0].name);
  }
  const seen = new Set<string | null>();
  for (const { code } of areas) {
    if (seen.has(code)) {
      throw new HttpError(409, "code_twice", `编码 ${code} 用了两次。 Two areas have the same code.`, code!);
    }
    seen.add(code);
  }
}

const some = (names: readonly string[]) => `${names.slice(0, 5).join("、")}${names.length > 5 ? " 等" : ""}`;
