import { type Coding, codesFor } from "../../../domain/layout/codes.ts";
import { areaAt, type Draft, type Layout } from "../../../domain/layout/layout.ts";
import type { LayoutInfo } from "../../../domain/layout/publication.ts";

/** The codes of all areas by `template`; those that fit it stay, and codes that were ever used go to nobody else. Null where it cannot be used. */
export function codingsFor(
  draft: Draft,
  { community, usedCodes }: Pick<LayoutInfo, "community" | "usedCodes">,
  template: string,
): Coding[] | null {
  return codesFor(draft, { template, community, taken: new Set(usedCodes), keeps: true });
}

/** What is looked at before it is done: every grid, and the microgrids whose code changes. */
export const shownCodings = (
  codings: readonly Coding[],
  layout: Layout,
): { name: string; before: string | null; after: string }[] =>
  codings
    .filter(({ level, before, after }) => level === "grid" || before !== after)
    .map(({ level, id, before, after }) => ({ name: areaAt(layout, level, id)?.name ?? "", before, after }));
