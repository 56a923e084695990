import type { Graph } from "./graph.ts";
import { TASTES } from "./presets.ts";
import type { Settings } from "./settings.ts";

/** What is minimised, without units: the sum over parts of `partCost` and over cut edges of their cost. */
export type Aims = {
  /** weights of a part between which nothing is wrong */
  low: number;
  high: number;
  /** what a part weighs on average */
  mean: number;
  /** cost of weighing all the mean too much, by the square */
  even: number;
  /** cost of lying outside low…high by as much as the mean */
  steep: number;
  /** cost of a part without any area for its border, next to a circle */
  shape: number;
};

/** What a metre of border costs by the class of road it runs along, next to a metre inside a block. */
const ROAD_FACTORS = [1, 0.35, 0.2, 0.1];

/** The mean of cut edges in a graph without lengths is worth this much, so that one temperature serves all graphs. */
const PLAIN_EDGE = 0.1;

export function aimsOf(graph: Graph, parts: number, settings: Settings): Aims {
  const { shape, even, steep, leeway } = TASTES[settings.preset];
  const mean = meanBeside(graph.weights, parts, settings.band[1]);
  const [low, high] = bandAround(mean, settings.band);
  return {
    low: leeway === null ? low : Math.max(low, Math.min(high, mean * (1 - leeway))),
    high: leeway === null ? high : Math.min(high, Math.max(low, mean * (1 + leeway))),
    mean: mean > 0 ? mean : 1,
    ...{ even, steep },
    shape: graph.ground ? shape : 0,
  };
}

/** What parts weigh on average, but for nodes above the band, which are parts by themselves: no part can make up for them. */
function meanBeside(weights: Float64Array, parts: number, most: number): number {
  const sumOf = (some: Float64Array) => some.reduce((sum, weight) => sum + weight, 0);
  const others = weights.filter((weight) => weight <= most);
  const left = parts - (weights.length - others.length);
  return left > 0 && others.length > 0 ? sumOf(others) / left : sumOf(weights) / parts;
}

/** The band; where the mean lies outside of it and no division can meet it, one around the mean. */
function bandAround(mean: number, [low, high]: readonly [number, number]): [number, number] {
  return mean >= low && mean <= high ? [low, high] : [0.9 * mean, 1.1 * mean];
}

/** The cost of cutting each entry of `graph.neighbours`, in perimeters of a round part of average size. */
export function edgeCosts(graph: Graph, parts: number, { preset }: Settings): Float64Array {
  const { lengths, roads, ground } = graph;
  const plain = Float64Array.from(lengths, (length, at) => length * ROAD_FACTORS[roads[at]]);
  const scale = ground ? TASTES[preset].border / roundPerimeterM(ground.areasM2, parts) : PLAIN_EDGE / meanOf(plain);
  return plain.map((cost) => cost * scale);
}

/** The perimeter of a circle with the area of an average part, in metres. */
function roundPerimeterM(areasM2: Float64Array, parts: number): number {
  const areaM2 = areasM2.reduce((sum, area) => sum + area, 0) / parts;
  return Math.sqrt(4 * Math.PI * areaM2) || 1;
}

const meanOf = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / (values.length || 1) || 1;

/** Being out of the band at all is as bad as being out of it by this share of the mean. */
const JUMP = 0.03;

/** The cost of one part. Compactness is that of Polsby and Popper (1991): 4πA ÷ P². */
export function partCost({ low, high, mean, even, steep, shape }: Aims, weight: number, area: number, rim: number) {
  const off = (weight - mean) / mean;
  const out = weight < low ? low - weight : weight > high ? weight - high : 0;
  const round = rim > 0 ? (4 * Math.PI * area) / (rim * rim) : 1;
  const wrong = out > 0 ? steep * (out / mean + JUMP) : 0;
  return even * off * off + wrong + shape * (1 - round);
}
