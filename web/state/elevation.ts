import type { Door } from "../../domain/building.ts";

/** One stair of a building: as many places a floor as its fullest floor has doors; null where there is none. */
export type ElevationUnit = { name: string; width: number; rows: readonly (readonly (Door | null)[])[] };

/** `floors` from the top down; 0 stands for doors whose floor is not known. `rows` of a unit lie beside them. */
export type Elevation = { floors: readonly number[]; units: readonly ElevationUnit[] };

/**
 * The doors of a building, seen from the front.
 *
 *     floor 2   [201][202]   [201][202]
 *     floor 1   [101][102]   [101][   ]
 *                 unit 1       unit 2
 */
export function storeysOf(doors: readonly Door[]): Elevation {
  const floors = [...new Set(doors.map((door) => door.floor ?? 0))].sort((a, b) => b - a);
  const names = [...new Set(doors.map((door) => door.unit ?? ""))].sort(inOrder);
  const units = names.map((name) => {
    const mine = doors.filter((door) => (door.unit ?? "") === name);
    const places = placesOf(mine);
    const width = Math.max(1, ...[...places.values()].map((place) => place + 1));
    const rows = floors.map((floor) => {
      const row: (Door | null)[] = new Array(width).fill(null);
      for (const door of mine) if ((door.floor ?? 0) === floor) row[places.get(door) ?? 0] = door;
      return row;
    });
    return { name, width, rows };
  });
  return { floors, units };
}

/** Where along its floor each door stands: by the last two digits of its number, so that 201 stands over 101. */
function placesOf(doors: readonly Door[]): Map<Door, number> {
  const suffixes = new Map(doors.map((door) => [door, /(\d{2})\D*$/.exec(door.door ?? "")?.[1] ?? door.door ?? ""]));
  const order = [...new Set(suffixes.values())].sort(inOrder);
  const taken = new Map<number, Set<number>>();
  const places = new Map<Door, number>();
  for (const door of [...doors].sort((a, b) => inOrder(a.door ?? "", b.door ?? ""))) {
    const floor = taken.get(door.floor ?? 0) ?? new Set<number>();
    let place = order.indexOf(suffixes.get(door) ?? "");
    while (floor.has(place)) place++;
    floor.add(place);
    taken.set(door.floor ?? 0, floor);
    places.set(door, place);
  }
  return places;
}

const inOrder = (a: string, b: string): number => a.localeCompare(b, "zh-CN", { numeric: true });
