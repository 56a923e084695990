import type { Bounds, Position } from "../../domain/position.ts";
import type { Selection } from "./selection.ts";

export const FOUND_KINDS = ["area", "building", "household", "place", "road", "facility", "incident"] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** One result of a search. */
export type Found = {
  kind: FoundKind;
  id: number;
  code: string;
  title: string;
  context: string;
  position: Position;
  bounds?: Bounds | null;
};

export type FoundGroup = { kind: FoundKind; items: readonly Found[] };

/** Results by kind; kinds in the order of their best result, results in the order the server ranked them. */
export function groupFound(found: readonly Found[]): FoundGroup[] {
  const groups = new Map<FoundKind, Found[]>();
  for (const item of found) groups.set(item.kind, [...(groups.get(item.kind) ?? []), item]);
  return [...groups].map(([kind, items]) => ({ kind, items }));
}

/** What choosing `found` selects. */
export function selectionOf(found: Found): Selection {
  switch (found.kind) {
    case "area":
      return { kind: "area", code: found.code };
    case "place":
    case "road":
      return { kind: "place", name: found.title, position: found.position };
    case "household":
    case "incident":
      return { kind: found.kind, id: found.id, position: found.position };
    default:
      return { kind: found.kind, id: found.id };
  }
}
