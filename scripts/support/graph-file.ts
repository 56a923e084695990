import { readFileSync } from "node:fs";
import { adjacency, type Edge } from "../../domain/layout/partition/adjacency.ts";
import type { Assignment, Graph, Ground } from "../../domain/layout/partition/graph.ts";

/** A graph to be divided, as `npm run partition` reads it: the format is that of docs/decisions/0023-partition.md. */
export type GraphFile = {
  graph: Graph;
  /** how many parts are wanted; null where the file does not say */
  k: number | null;
  /** weights that no part may leave */
  window: [min: number, max: number] | null;
  /** weights that no part should leave */
  band: [low: number, high: number] | null;
  target: number | null;
};

/** A file that is no graph; the message says what is wrong and where. */
export class GraphFault extends Error {}

type Json = Record<string, unknown>;

/** Reads a graph. Throws GraphFault. */
export const readGraph = (path: string): GraphFile => graphOf(readJson(path));

/** Reads the part of each node: a list, or an object with one called assignment. Throws GraphFault. */
export function readAssignment(path: string, nodes: number): Assignment {
  const json = readJson(path);
  const list = Array.isArray(json) ? json : (json as Json | null)?.assignment;
  if (!Array.isArray(list) || list.length !== nodes) {
    throw new GraphFault(`${path}：应为 ${nodes} 个份号的数组。 It should be a list of ${nodes} parts.`);
  }
  return Uint32Array.from(list, (part: unknown, at) => {
    if (typeof part === "number" && Number.isInteger(part) && part >= 0 && part < 2 ** 31) return part;
    throw new GraphFault(`${path}：[${at}] = ${JSON.stringify(part)}：应为份号。 It should be the number of a part.`);
  });
}

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new GraphFault(`读不到文件 ${path}：${(error as Error).message}。 The file cannot be read.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GraphFault(`${path} 不是 JSON：${(error as Error).message}。 It is no JSON.`);
  }
}

/** The graph that `json` describes. Throws GraphFault. */
export function graphOf(json: unknown): GraphFile {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new GraphFault("文件应为一个对象 {weights, edges, …}。 The file should be an object {weights, edges, …}.");
  }
  const file = json as Json;
  const weights = numbers(file, "weights", null);
  if (weights.length === 0)
    throw new GraphFault("weights 为空：没有可划分的单元。 weights is empty: nothing to divide.");
  const edges = edgesOf(file, weights.length);
  const band = pair(file.band, "band");
  return {
    graph: {
      nodes: weights.length,
      weights,
      ...adjacency(edges, weights.length),
      ground: groundOf(file, weights.length),
    },
    k: partsOf(file.k),
    window: windowOf(file),
    band,
    target: file.target_weight === undefined ? null : positive(file.target_weight, "target_weight"),
  };
}

function numbers(file: Json, name: string, length: number | null): Float64Array {
  const list = file[name];
  if (!Array.isArray(list)) throw new GraphFault(`缺少数组 ${name}。 The list ${name} is missing.`);
  if (length !== null && list.length !== length) {
    throw new GraphFault(
      `${name} 有 ${list.length} 项，应为 ${length} 项。 ${name} has ${list.length} items, not ${length}.`,
    );
  }
  return Float64Array.from(list, (value, at) => amount(value, `${name}[${at}]`));
}

function amount(value: unknown, where: string): number {
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  throw new GraphFault(`${where} = ${JSON.stringify(value)}：应为不小于 0 的数。 It should be a number from 0.`);
}

function positive(value: unknown, where: string): number {
  if (typeof value === "number" && Number.isFinite(value) && value > 0) return value;
  throw new GraphFault(`${where} = ${JSON.stringify(value)}：应为大于 0 的数。 It should be a number above 0.`);
}

function partsOf(k: unknown): number | null {
  if (k === undefined || k === null) return null;
  if (typeof k === "number" && Number.isInteger(k) && k >= 1) return k;
  throw new GraphFault(`k = ${JSON.stringify(k)}：应为不小于 1 的整数。 It should be a whole number from 1.`);
}

function pair(value: unknown, name: string): [number, number] | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value) || value.length !== 2) {
    throw new GraphFault(`${name} = ${JSON.stringify(value)}：应为 [最小, 最大]。 It should be [least, most].`);
  }
  return ordered(amount(value[0], `${name}[0]`), amount(value[1], `${name}[1]`), name);
}

function windowOf({ weight_min: min, weight_max: max }: Json): [number, number] | null {
  if (min === undefined && max === undefined) return null;
  const least = min === undefined ? 0 : amount(min, "weight_min");
  const most = max === undefined ? Number.MAX_VALUE : amount(max, "weight_max");
  return ordered(least, most, "weight_min, weight_max");
}

function ordered(least: number, most: number, name: string): [number, number] {
  if (least <= most) return [least, most];
  throw new GraphFault(`${name}：最小 ${least} 大于最大 ${most}。 The least is above the most.`);
}

function edgesOf(file: Json, nodes: number): Edge[] {
  if (!Array.isArray(file.edges)) throw new GraphFault("缺少数组 edges。 The list edges is missing.");
  return file.edges.map((edge: unknown, at) => {
    const where = `edges[${at}]`;
    if (!Array.isArray(edge) || edge.length < 2) {
      throw new GraphFault(
        `${where} = ${JSON.stringify(edge)}：应为 [a, b, 长度, 道路级别]。 It should be [a, b, length, roadClass].`,
      );
    }
    const [a, b, length = 1, road = 0] = edge as unknown[];
    const ends = [a, b].map((end, side) => nodeNumber(end, `${where}[${side}]`, nodes));
    if (ends[0] === ends[1]) throw new GraphFault(`${where}：单元 ${ends[0]} 与自己相邻。 A node joined to itself.`);
    if (typeof road !== "number" || ![0, 1, 2, 3].includes(road)) {
      throw new GraphFault(
        `${where}[3] = ${JSON.stringify(road)}：道路级别应为 0–3。 The class of road should be 0–3.`,
      );
    }
    return { a: ends[0], b: ends[1], length: amount(length, `${where}[2]`), road };
  });
}

function nodeNumber(value: unknown, where: string, nodes: number): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value < nodes) return value;
  throw new GraphFault(
    `${where} = ${JSON.stringify(value)}：应为 0–${nodes - 1} 的单元编号。 It should be the number of a node.`,
  );
}

function groundOf(file: Json, nodes: number): Ground | null {
  if (file.areas === undefined) return null;
  // a sweep without positions goes by steps from node to node
  const positions = file.positions ?? Array.from({ length: nodes }, () => [0, 0]);
  if (!Array.isArray(positions) || positions.length !== nodes) {
    throw new GraphFault(`positions 应有 ${nodes} 项。 positions should have ${nodes} items.`);
  }
  const coordinate = (side: 0 | 1) =>
    Float64Array.from(positions, (position: unknown, at) => {
      const value = Array.isArray(position) ? position[side] : undefined;
      if (typeof value === "number" && Number.isFinite(value)) return value;
      throw new GraphFault(`positions[${at}] = ${JSON.stringify(position)}：应为 [x, y]。 It should be [x, y].`);
    });
  const areasM2 = numbers(file, "areas", nodes);
  const outerLengthsM = numbers(file, "outer_lengths", nodes);
  const blocks = Uint32Array.from(numbers(file, "blocks", nodes));
  return { x: coordinate(0), y: coordinate(1), areasM2, outerLengthsM, blocks };
}
