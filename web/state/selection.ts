import type { Position } from "../../domain/position.ts";

/** What the card is about and the map outlines. A position lets the map mark a point before its data are there. */
export type Selection =
  | { kind: "nothing" }
  | { kind: "area"; code: string }
  | { kind: "household"; id: number; position?: Position; building?: number | null }
  | { kind: "building"; id: number }
  | { kind: "incident"; id: number; position?: Position }
  | { kind: "facility"; id: number }
  | { kind: "compound"; id: number; name?: string }
  | { kind: "place"; name: string; position: Position };

export const nothing: Selection = { kind: "nothing" };

/** Names the same thing in both? Positions do not count. */
export function sameSelection(a: Selection, b: Selection): boolean {
  if (a.kind === "area" && b.kind === "area") return a.code === b.code;
  if (a.kind === "place" && b.kind === "place") return a.name === b.name;
  if ("id" in a && "id" in b) return a.kind === b.kind && a.id === b.id;
  return a.kind === b.kind;
}
