import { tileBounds, WORLD } from "../../domain/mercator.ts";
import { type Bounds, joinBounds, LATTICE_PER_DEGREE } from "../../domain/position.ts";
import type { View } from "../access/views.ts";
import type { Placed } from "../memory/rows.ts";
import type { Box, Shapes } from "../memory/shapes.ts";

/** Share of points left out at each end: addresses that were geocoded into another province. */
const OUTLIERS = 0.005;

/** Where the town is, as far as one sees it: its areas, else its buildings, else its base map, else its points without outliers; null when empty. */
export function townBounds(view: View): Bounds | null {
  return (
    view.areas.bounds() ??
    boundsOfShapes([view.buildings]) ??
    boundsOfShapes([view.roads, view.land, view.places]) ??
    boundsOfPoints(view.households) ??
    boundsOfPoints(view.incidents)
  );
}

/** The bounds of the points, the outermost half per cent on each side left out; null for none. */
function boundsOfPoints({ lng, lat }: Pick<Placed, "lng" | "lat">): Bounds | null {
  if (lng.length === 0) return null;
  const [west, east] = inner(lng);
  const [south, north] = inner(lat);
  return [west, south, east, north];
}

const SAMPLE = 50_000;

function inner(lattice: Int32Array): [number, number] {
  const step = Math.ceil(lattice.length / SAMPLE);
  const sample = Int32Array.from(
    { length: Math.ceil(lattice.length / step) },
    (_, index) => lattice[index * step],
  ).sort();
  const left = Math.floor(sample.length * OUTLIERS);
  return [sample[left] / LATTICE_PER_DEGREE, sample[sample.length - 1 - left] / LATTICE_PER_DEGREE];
}

function boundsOfShapes(sets: Shapes[]): Bounds | null {
  let all: Bounds | null = null;
  for (const shapes of sets) {
    for (const { box } of shapes.all()) {
      const bounds = degrees(box);
      all = all ? joinBounds(all, bounds) : bounds;
    }
  }
  return all;
}

/** A box of world units in degrees. */
export function degrees([left, top, right, bottom]: Box): Bounds {
  const [west, , , north] = tileBounds(0, left / WORLD, top / WORLD);
  const [east, , , south] = tileBounds(0, right / WORLD, bottom / WORLD);
  return [west, south, east, north];
}
