import type { Bounds, Position } from "../../domain/position.ts";
import type { Flight } from "./camera.ts";
import type { Selection } from "./selection.ts";

export const FOUND_KINDS = [
  "area",
  "compound",
  "building",
  "household",
  "staff",
  "place",
  "road",
  "facility",
  "incident",
] as const;
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
  /** a household's head, masked */
  name?: string | null;
  /** a household's, masked; a worker's as it is */
  phone?: string | null;
  /** code of a household's smallest area, or of the one a worker answers for */
  area?: string | null;
  /** code of a worker's duty */
  duty?: string;
  /** what of it answers the query */
  matched?: readonly ("code" | "name" | "phone" | "address")[];
};

export type FoundGroup = { kind: FoundKind; items: readonly Found[] };

/** Results by kind; kinds in the order of their best result, results in the order the server ranked them. */
export function groupFound(found: readonly Found[]): FoundGroup[] {
  const groups = new Map<FoundKind, Found[]>();
  for (const item of found) groups.set(item.kind, [...(groups.get(item.kind) ?? []), item]);
  return [...groups].map(([kind, items]) => ({ kind, items }));
}

/** What choosing `found` selects: a worker leads to the area they answer for. */
export function selectionOf(found: Found): Selection {
  switch (found.kind) {
    case "area":
      return { kind: "area", code: found.code };
    case "staff":
      return found.area
        ? { kind: "area", code: found.area }
        : { kind: "place", name: found.title, position: found.position };
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

const closeUp: Record<FoundKind, number> = {
  area: 15,
  staff: 15,
  compound: 17,
  building: 18,
  household: 19,
  place: 17,
  road: 16.5,
  facility: 18,
  incident: 18,
};

/** Where choosing `found` flies. */
export const flightTo = (found: Found): Flight =>
  found.bounds
    ? { bounds: found.bounds, maxZoom: found.kind === "area" || found.kind === "staff" ? 18 : closeUp[found.kind] }
    : { position: found.position, zoom: closeUp[found.kind] };
