import { upperTail } from "./normal.ts";
import { quarticMass } from "./quartic-mass.ts";

/** Places in metres, in any flat system. */
export type Points = { x: ArrayLike<number>; y: ArrayLike<number> };

/** The window that events were looked for in, in metres. */
export type Extent = { west: number; south: number; east: number; north: number };

/**
 * `gaussian`: exp(−d² ÷ 2s²) ÷ 2πs², s = `sigmaM`, never cut off. `quartic`: 3 ÷ πh² (1 − d² ÷ h²)² within h = `radiusM`
 * (Silverman 1986, eq. 4.5), what ArcGIS and QGIS call radius; it spreads like a Gaussian of s = h ÷ √8.
 */
export type Kernel = { kind: "gaussian"; sigmaM: number } | { kind: "quartic"; radiusM: number };

/**
 * What is done about events that lie outside the window and so were not counted. `none`: nothing, low at the rim. `uniform`:
 * the value is divided by the kernel's mass inside the window around the place asked for (Diggle 1985). `diggle`: each event's
 * kernel is divided by its own mass inside, so that the integral is the number of events (Jones 1993).
 */
export type Edge = { kind: "none" } | { kind: "uniform" | "diggle"; extent: Extent };

/** Events per square metre at each of `at`: exact sums, not a raster. NaN far outside the window, where no mass lies inside. */
export function kernelDensity(events: Points, at: Points, kernel: Kernel, edge: Edge = { kind: "none" }): Float64Array {
  const weights = new Float64Array(events.x.length).fill(1);
  if (edge.kind === "diggle") {
    for (let i = 0; i < weights.length; i++) weights[i] /= massInside(kernel, edge.extent, events.x[i], events.y[i]);
  }
  const values = new Float64Array(at.x.length);
  const [peak, shape] = shapeOf(kernel);
  for (let place = 0; place < values.length; place++) {
    const [x, y] = [at.x[place], at.y[place]];
    let sum = 0;
    for (let i = 0; i < weights.length; i++) {
      sum += weights[i] * shape((events.x[i] - x) ** 2 + (events.y[i] - y) ** 2);
    }
    values[place] = (peak * sum) / (edge.kind === "uniform" ? massInside(kernel, edge.extent, x, y) : 1);
  }
  return values;
}

/** The part of a kernel around (x, y) that lies inside `window`, 0 to 1. */
export function massInside(kernel: Kernel, { west, south, east, north }: Extent, x: number, y: number): number {
  if (kernel.kind === "gaussian") {
    const s = kernel.sigmaM;
    return between((west - x) / s, (east - x) / s) * between((south - y) / s, (north - y) / s);
  }
  const h = kernel.radiusM;
  return quarticMass((west - x) / h, (south - y) / h, (east - x) / h, (north - y) / h);
}

/** P(low < Z < high) of a standard normal Z, taken from the nearer tail so that little is lost. */
const between = (low: number, high: number): number =>
  low > 0 ? upperTail(low) - upperTail(high) : upperTail(-high) - upperTail(-low);

/** The kernel's height, and its shape by squared distance. */
function shapeOf(kernel: Kernel): [peak: number, shape: (squaredM: number) => number] {
  if (kernel.kind === "gaussian") {
    const twice = 2 * kernel.sigmaM ** 2;
    return [1 / (Math.PI * twice), (squaredM) => Math.exp(-squaredM / twice)];
  }
  const square = kernel.radiusM ** 2;
  return [3 / (Math.PI * square), (squaredM) => (squaredM < square ? (1 - squaredM / square) ** 2 : 0)];
}
