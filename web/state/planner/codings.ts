import { type Coding, codesFor } from "../../../domain/layout/codes.ts";
import { areaAt, type Layout } from "../../../domain/layout/layout.ts";
import type { Work } from "../editor/editor.ts";

/** The codes of all areas by `template`; those that fit it stay, and codes that were in force go to nobody else. Null where it cannot be used. */
export function codingsFor(
  { draft, base }: Pick<Work, "draft" | "base">,
  community: string,
  template: string,
): Coding[] | null {
  const before = [...base.layout.grids.values(), ...base.layout.microgrids.values()].flatMap(({ code }) => code ?? []);
  return codesFor(draft, { template, community, taken: new Set(before), keeps: true });
}

/** What is looked at before it is done: every grid, and the microgrids whose code changes. */
export const shownCodings = (
  codings: readonly Coding[],
  layout: Layout,
): { name: string; before: string | null; after: string }[] =>
  codings
    .filter(({ level, before, after }) => level === "grid" || before !== after)
    .map(({ level, id, before, after }) => ({ name: areaAt(layout, level, id)?.name ?? "", before, after }));
