import { OUTSIDE } from "./fabric.ts";
import { type AreaId, areaOfCells, type Draft, type LayoutLevel } from "./layout.ts";
import { across, topologyOf } from "./topology.ts";

/**
 * The pieces of one area, the one with most households first, then the one with most cells. Cells touch where they share an arc that joins
 * (topology.ts).
 */
export function piecesOf(draft: Draft, level: LayoutLevel, id: AreaId): number[][] {
  const pieces = piecesOfAreas(draft, areaOfCells(draft.layout, level), (area) => area === id).get(id) ?? [];
  const homes = (cells: readonly number[]) => cells.reduce((sum, cell) => sum + draft.loads.households[cell], 0);
  return pieces
    .map((cells) => ({ cells, homes: homes(cells) }))
    .sort((a, b) => b.homes - a.homes || b.cells.length - a.cells.length || a.cells[0] - b.cells[0])
    .map(({ cells }) => cells);
}

/** Cells of an area beside its main piece. Empty where it is whole. */
export const strayCells = (draft: Draft, level: LayoutLevel, id: AreaId): number[] =>
  piecesOf(draft, level, id).slice(1).flat();

/** Pieces of the areas wanted, as lists of cells; `areaOf` gives the area of each cell. */
export function piecesOfAreas(
  { fabric }: Draft,
  areaOf: Uint32Array,
  isWanted: (area: AreaId) => boolean,
): Map<AreaId, number[][]> {
  const { first, arcs, joins } = topologyOf(fabric);
  const seen = new Uint8Array(areaOf.length);
  const pieces = new Map<AreaId, number[][]>();
  for (let start = 0; start < areaOf.length; start++) {
    const area = areaOf[start];
    if (seen[start] || !isWanted(area)) continue;
    const piece = [start];
    seen[start] = 1;
    for (let next = 0; next < piece.length; next++) {
      const cell = piece[next];
      for (let i = first[cell]; i < first[cell + 1]; i++) {
        if (!joins[arcs[i]]) continue;
        const other = across(fabric.arcs, arcs[i], cell);
        if (other === OUTSIDE || seen[other] || areaOf[other] !== area) continue;
        seen[other] = 1;
        piece.push(other);
      }
    }
    const others = pieces.get(area);
    if (others) others.push(piece);
    else pieces.set(area, [piece]);
  }
  return pieces;
}
