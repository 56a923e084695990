import { type Fabric, OUTSIDE } from "../fabric.ts";
import { EdgeIndex } from "./edge-index.ts";
import { metresPerUnit } from "./lattice.ts";

/** Where households are: one row each, lattice numbers from the fabric's origin. */
export type Places = {
  /** The building's number; 0 where none is known. */
  readonly building: ArrayLike<number>;
  /** The number of the stair (`stairOf`); 0, or nothing at all, where it is not known. */
  readonly stair?: ArrayLike<number>;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
};

/**
 * The cell of each place, always exactly one: of its building if that has one (and of its stair where the building is cut), else the
 * one it lies in, else the nearest. A fabric without cells throws a RangeError.
 */
export function cellsOf(fabric: Fabric, { building, stair, x, y }: Places): Uint32Array {
  const { cells } = fabric;
  if (cells.length === 0 && x.length > 0) throw new RangeError("a fabric without cells holds nobody");
  const cellsOfBuilding = new Map<number, number[]>();
  for (let cell = 0; cell < cells.length; cell++) {
    if (cells.building[cell] === 0) continue;
    const known = cellsOfBuilding.get(cells.building[cell]);
    if (known) known.push(cell);
    else cellsOfBuilding.set(cells.building[cell], [cell]);
  }
  const locate = locatorOf(fabric);
  const found = new Uint32Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const own = cellsOfBuilding.get(building[i]);
    if (own?.length === 1) {
      found[i] = own[0];
      continue;
    }
    const ofStair = own?.find((cell) => cells.stair[cell] === stair?.[i]);
    const here = ofStair ?? locate(x[i], y[i]);
    found[i] = !own || own.includes(here) ? here : nearestOf(fabric, own, x[i], y[i]);
  }
  return found;
}

/** Finds the cell at a point, or the nearest one of a point outside. */
function locatorOf(fabric: Fabric): (x: number, y: number) => number {
  const { arcs } = fabric;
  const [a, b, arcOf]: number[][] = [[], [], []];
  for (let arc = 0; arc < arcs.length; arc++) {
    for (let i = arcs.start[arc]; i + 1 < arcs.start[arc + 1]; i++) {
      a.push(i);
      b.push(i + 1);
      arcOf.push(arc);
    }
  }
  const edges = { x: fabric.x, y: fabric.y, a: Uint32Array.from(a), b: Uint32Array.from(b) };
  const index = new EdgeIndex(edges);
  const { east, north } = metresPerUnit(fabric.origin[1]);
  return (x, y) => {
    const half = index.westOf(x, y);
    const arc = arcOf[half >> 1];
    const cell = half < 0 ? OUTSIDE : half & 1 ? arcs.right[arc] : arcs.left[arc];
    if (cell !== OUTSIDE) return cell;
    const near = arcOf[index.nearest(x, y, east / north, () => true)];
    return arcs.left[near] === OUTSIDE ? arcs.right[near] : arcs.left[near];
  };
}

function nearestOf({ cells, origin }: Fabric, some: readonly number[], x: number, y: number): number {
  const { east, north } = metresPerUnit(origin[1]);
  const away = (cell: number) => Math.hypot((cells.x[cell] - x) * east, (cells.y[cell] - y) * north);
  return some.reduce((best, cell) => (away(cell) < away(best) ? cell : best));
}
