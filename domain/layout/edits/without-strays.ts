import type { Draft } from "../layout.ts";
import { piecesOfAreas } from "../pieces.ts";

const [LEFT, RIGHT] = [1, 2];

/**
 * The cells in two parts, the left ones and the right ones, each in one piece if the whole was: pieces beside the main one of their side go to
 * the other side, the smallest first. null where one side is left without any.
 */
export function withoutStrays(
  draft: Draft,
  cells: readonly number[],
  right: readonly number[],
): readonly [number[], number[]] | null {
  const sideOf = new Uint32Array(draft.fabric.cells.length);
  for (const cell of cells) sideOf[cell] = LEFT;
  for (const cell of right) sideOf[cell] = RIGHT;
  const piecesNow = () => piecesOfAreas(draft, sideOf, (side) => side !== 0);
  const count = () => [...piecesNow().values()].reduce((sum, pieces) => sum + pieces.length, 0);
  // why the area at all: between pieces without households, the larger one is the main one
  const weight = (piece: readonly number[]) =>
    piece.reduce((sum, cell) => sum + draft.loads.households[cell] + draft.fabric.cells.twiceArea[cell] / 2 ** 46, 0);
  const lighter = (a: readonly number[], b: readonly number[]) => weight(a) - weight(b) || b[0] - a[0];
  const left = new Set<number>();
  for (;;) {
    const strays = [...piecesNow()].flatMap(([, pieces]) => pieces.sort(lighter).slice(0, -1));
    const stray = strays.sort(lighter).find(([cell]) => !left.has(cell));
    if (!stray) break;
    const before = count();
    const flip = () => {
      for (const cell of stray) sideOf[cell] = sideOf[cell] === LEFT ? RIGHT : LEFT;
    };
    flip();
    if (count() < before) continue;
    // why: it touches nothing of the other side either, because the area was in pieces before
    flip();
    left.add(stray[0]);
  }
  const parts = [LEFT, RIGHT].map((side) => cells.filter((cell) => sideOf[cell] === side));
  return parts[0].length > 0 && parts[1].length > 0 ? [parts[0], parts[1]] : null;
}
