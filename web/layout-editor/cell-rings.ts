import { type Fabric, OUTSIDE } from "../../domain/layout/fabric.ts";
import { insideOf, loopsOf, twiceAreaWithin, verticesOf, walksOf } from "../../domain/layout/walks.ts";

/** A closed line of lattice numbers from the fabric's origin, x and y in turn; the first point is not repeated. */
export type Ring = readonly number[];

/** The rings of every cell, the outer one first. Outer rings go against the clock, holes with it. */
export function cellRings(fabric: Fabric): Ring[][] {
  const sides: number[][] = Array.from({ length: fabric.cells.length }, () => []);
  for (let side = 0; side < 2 * fabric.arcs.length; side++) {
    const cell = insideOf(fabric, side);
    if (cell !== OUTSIDE) sides[cell].push(side);
  }
  return sides.map((own) =>
    walksOf(fabric, own)
      .flatMap((walk) => loopsOf(fabric, walk))
      .sort((a, b) => twiceAreaWithin(fabric, b) - twiceAreaWithin(fabric, a))
      .map((loop) => verticesOf(fabric, loop).flatMap((vertex) => [fabric.x[vertex], fabric.y[vertex]])),
  );
}
