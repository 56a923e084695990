import { neighboursWithin } from "./neighbours.ts";

/** Where things are counted: metres (or any flat units), and how many live there. */
export type Places = { x: ArrayLike<number>; y: ArrayLike<number>; population: ArrayLike<number> };

/**
 * Circles around every place, growing by distance. The members of a circle around `c` are
 * `order[first[c]] … order[ends[k] - 1]` for each k of `firstEnd[c] … firstEnd[c + 1] - 1`: the nearest places, the place itself first.
 */
export type Circles = {
  places: number;
  order: Uint32Array;
  first: Uint32Array;
  firstEnd: Uint32Array;
  ends: Uint32Array;
  /** of each end: the distance of its farthest member */
  radii: Float64Array;
};

/** Distances that differ by less than this share are equal. */
const EQUAL = 1e-9;

/**
 * All circles whose population is at most `fraction` of the whole (Kulldorff 1997), and no larger than `maxRadiusM`. Places equally far from the centre enter
 * together: on a raster the answer then does not depend on their order. `distance` replaces the distance on the plane.
 */
export function circlesAround(
  { x, y, population }: Places,
  fraction: number,
  maxRadiusM = Number.POSITIVE_INFINITY,
  distance?: (a: number, b: number) => number,
): Circles {
  const n = population.length;
  let total = 0;
  for (let place = 0; place < n; place++) total += population[place];
  const most = total * fraction * (1 + 1e-12);
  const [order, ends, radii]: [number[], number[], number[]] = [[], [], []];
  const [first, firstEnd] = [new Uint32Array(n + 1), new Uint32Array(n + 1)];
  const away = new Float64Array(n);
  const metresTo = distance ?? ((a, b) => Math.hypot(x[a] - x[b], y[a] - y[b]));
  const everybody = Array.from({ length: n }, (_, place) => place);
  // why: of thousands of places only those around can be in a small circle
  const around = !distance && maxRadiusM < Number.POSITIVE_INFINITY ? neighboursWithin(x, y, maxRadiusM) : null;
  const candidates = (centre: number): readonly number[] =>
    around ? [centre, ...around.others.subarray(around.first[centre], around.first[centre + 1])] : everybody;
  for (let centre = 0; centre < n; centre++) {
    const nearest = candidates(centre).filter((place) => {
      away[place] = metresTo(centre, place);
      return away[place] <= maxRadiusM;
    });
    nearest.sort((a, b) => away[a] - away[b] || a - b);
    let people = 0;
    for (let from = 0; from < nearest.length; ) {
      let to = from;
      const limit = away[nearest[from]] * (1 + EQUAL);
      for (; to < nearest.length && away[nearest[to]] <= limit; to++) people += population[nearest[to]];
      if (people > most) break;
      for (let k = from; k < to; k++) order.push(nearest[k]);
      ends.push(order.length);
      radii.push(away[nearest[to - 1]]);
      from = to;
    }
    first[centre + 1] = order.length;
    firstEnd[centre + 1] = ends.length;
  }
  return {
    places: n,
    order: Uint32Array.from(order),
    first,
    firstEnd,
    ends: Uint32Array.from(ends),
    radii: Float64Array.from(radii),
  };
}
