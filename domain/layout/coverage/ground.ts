import { LATTICE_PER_DEGREE } from "../../position.ts";
import type { FaultSettings } from "./faults.ts";
import { boxOfAll, type MultiPolygon } from "./rings.ts";

/** Metres a degree of latitude: the mean radius of the Earth, 6,371 km. */
const METRES_PER_DEGREE = 111_195;

/** Corners nearer than two steps of the lattice, two centimetres, are one. */
const TOLERANCE = 2 / LATTICE_PER_DEGREE;

/** How borders in degrees are checked: new corners on the lattice, areas in square metres, widths in metres. */
export function groundSettings(polygons: readonly MultiPolygon[], within: MultiPolygon | null): FaultSettings {
  const [, south, , north] = boxOfAll([...polygons, within ?? []].flat());
  const lat = south <= north ? (south + north) / 2 : 0;
  const scale = [METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180), METRES_PER_DEGREE] as const;
  return { within, tolerance: TOLERANCE, perUnit: LATTICE_PER_DEGREE, scale };
}
