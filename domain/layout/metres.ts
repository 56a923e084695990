import { DEGREE_M } from "../bearing.ts";
import type { Fabric } from "./fabric.ts";

const LATTICE_PER_DEGREE = 1e7;

/** Metres that one lattice unit measures on the ground. */
export type Scale = { readonly eastM: number; readonly northM: number };

const scales = new WeakMap<Int32Array, Scale>();
const lengths = new WeakMap<Int32Array, Float64Array>();

/** The scale in the middle of the fabric, good to 1 in 10,000 for a community. Its border is pinned, so an edit never changes it. */
export function scaleOf({ origin, y }: Fabric): Scale {
  const known = scales.get(y);
  if (known) return known;
  let [south, north] = [Infinity, -Infinity];
  for (const value of y) {
    if (value < south) south = value;
    if (value > north) north = value;
  }
  const latitude = (origin[1] + (y.length > 0 ? (south + north) / 2 : 0)) / LATTICE_PER_DEGREE;
  const northM = DEGREE_M / LATTICE_PER_DEGREE;
  const scale = { eastM: northM * Math.cos((latitude * Math.PI) / 180), northM };
  scales.set(y, scale);
  return scale;
}

/** Length of each arc in whole millimetres: whole, so that sums are the same in any order. */
export function arcLengthsMm(fabric: Fabric): Float64Array {
  const { x, y, arcs } = fabric;
  const known = lengths.get(x);
  if (known) return known;
  const { eastM, northM } = scaleOf(fabric);
  const found = new Float64Array(arcs.length);
  for (let arc = 0; arc < arcs.length; arc++) {
    let lengthM = 0;
    for (let v = arcs.start[arc]; v + 1 < arcs.start[arc + 1]; v++) {
      const [east, north] = [(x[v + 1] - x[v]) * eastM, (y[v + 1] - y[v]) * northM];
      lengthM += Math.sqrt(east * east + north * north);
    }
    found[arc] = Math.round(lengthM * 1000);
  }
  lengths.set(x, found);
  return found;
}

/** Square metres of twice an area in lattice units. */
export const areaM2Of = (twiceArea: number, { eastM, northM }: Scale): number => (twiceArea / 2) * eastM * northM;
