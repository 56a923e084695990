import { type Bounds, fromLattice, joinBounds } from "../../../domain/position.ts";
import { type Cells, cellOf } from "../../../domain/statistics/density.ts";
import { type Neighbours, neighboursOf } from "../../../domain/statistics/neighbours.ts";
import type { Squares } from "../../state/analysis/answers.ts";
import type { AnalysisData, AnalysisRequest } from "../statistics-messages.ts";
import { type Points, usualBounds } from "./usual-bounds.ts";

/** The squares of a town, and how to find that of a place. Units are their numbers: `squares.cells[unit]`. */
export type Ground = {
  squares: Squares;
  /** the unit at a place on the lattice; −1 where it is in none */
  unitAt(lng: number, lat: number): number;
};

/**
 * Squares of `cellM` metres in which somebody lives, or something ever happened, in the scope. Fields and water are left out:
 * their zeros would make every street a hot spot.
 */
export function groundOf({ incidents, households }: AnalysisData, request: AnalysisRequest): Ground {
  const { cellM, incidentGrids, householdGrids } = request;
  const frame = squareFrame(incidents, households, cellM);
  const taken = new Uint8Array(frame.columns * frame.rows);
  mark(taken, frame, incidents, incidents.grid, incidentGrids);
  if (households) mark(taken, frame, households, households.grid, householdGrids);
  const units = new Int32Array(taken.length).fill(-1);
  const cells: number[] = [];
  for (let cell = 0; cell < taken.length; cell++) {
    if (taken[cell] === 0) continue;
    units[cell] = cells.length;
    cells.push(cell);
  }
  const { bounds, columns, rows } = frame;
  return {
    squares: { bounds, columns, rows, cellM, cells: Int32Array.from(cells) },
    unitAt: (lng, lat) => {
      const cell = cellOf(frame, fromLattice(lng), fromLattice(lat));
      return cell < 0 ? -1 : units[cell];
    },
  };
}

/** Squares that touch, also at a corner. */
export function touchingSquares({ columns, rows, cells }: Squares): Neighbours {
  const units = new Int32Array(columns * rows).fill(-1);
  cells.forEach((cell, unit) => {
    units[cell] = unit;
  });
  const lists = Array.from(cells, (cell) => {
    const [x, y] = [cell % columns, Math.floor(cell / columns)];
    const list: number[] = [];
    for (let row = Math.max(0, y - 1); row <= Math.min(rows - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(columns - 1, x + 1); column++) {
        const unit = units[row * columns + column];
        if (unit >= 0) list.push(unit);
      }
    }
    return list;
  });
  return neighboursOf(lists);
}

const METERS_PER_DEGREE = (Math.PI / 180) * 6_371_008.8;

/**
 * Squares over the town, counted from the equator and from Greenwich rather than from the first incident: what happens tomorrow
 * at the rim must not move them. A tenth of a degree of latitude changes their width by a thousandth.
 */
function squareFrame(incidents: Points, households: Points | null, cellM: number): Cells {
  const [west, south, east, north] = boundsOf(incidents, households);
  const lat = Math.round(((south + north) / 2) * 10) / 10;
  const stepLat = cellM / METERS_PER_DEGREE;
  const stepLng = stepLat / Math.cos((lat * Math.PI) / 180);
  const [left, bottom] = [Math.floor(west / stepLng), Math.floor(south / stepLat)];
  const columns = Math.floor(east / stepLng) - left + 1;
  const rows = Math.floor(north / stepLat) - bottom + 1;
  const bounds: Bounds = [left, bottom, left + columns, bottom + rows].map(
    (steps, side) => steps * (side % 2 === 0 ? stepLng : stepLat),
  ) as unknown as Bounds;
  return { bounds, columns, rows, stepLng, stepLat };
}

function boundsOf(incidents: Points, households: Points | null): Bounds {
  const parts = [incidents, households].flatMap((points) => (points && points.length > 0 ? [usualBounds(points)] : []));
  return parts.length === 0 ? usualBounds(incidents) : parts.reduce(joinBounds);
}

function mark(taken: Uint8Array, frame: Cells, points: Points, grid: Uint16Array, grids: Uint8Array | null): void {
  for (let row = 0; row < points.length; row++) {
    if (grids && grids[grid[row]] !== 1) continue;
    const cell = cellOf(frame, fromLattice(points.lng[row]), fromLattice(points.lat[row]));
    if (cell >= 0) taken[cell] = 1;
  }
}
