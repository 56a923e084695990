import { cellsOf } from "../../domain/layout/fabric/cells-of.ts";
import { stairOf } from "../../domain/layout/fabric/stairs.ts";
import type { CellLoads, Fabric } from "../../domain/layout/fabric.ts";
import { toLattice } from "../../domain/position.ts";
import type { DoorRow } from "./queries.ts";

/** Where a household or an incident is. */
type Place = { building?: number | null; unit?: string | null; lng: number; lat: number };

/** The cell of each of some places: by building and stair where these are known, else by position. */
export const cellsOfPlaces = (fabric: Fabric, places: readonly Place[]): Uint32Array =>
  cellsOf(fabric, {
    building: places.map(({ building }) => building ?? 0),
    stair: places.map(({ unit }) => stairOf(unit ?? null)),
    x: places.map(({ lng }) => toLattice(lng) - fabric.origin[0]),
    y: places.map(({ lat }) => toLattice(lat) - fabric.origin[1]),
  });

/** Who lives in each cell. */
export function loadsOf(fabric: Fabric, doors: readonly DoorRow[]): CellLoads {
  const households = new Uint32Array(fabric.cells.length);
  const population = new Uint32Array(fabric.cells.length);
  cellsOfPlaces(fabric, doors).forEach((cell, i) => {
    households[cell]++;
    population[cell] += doors[i].residents ?? 0;
  });
  return { households, population };
}
