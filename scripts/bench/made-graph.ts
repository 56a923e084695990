import { Random } from "../../data/town/random.ts";
import { type GraphFile, graphOf } from "../support/graph-file.ts";

/** What a made-up town is like. */
export type TownKind = {
  /** street blocks from west to east and from south to north, before the corners are cut off */
  blocks: number;
  /** metres from road to road */
  blockM: number;
  /** every so many roads a main one, and a secondary one */
  main: number;
  secondary: number;
  seed: number;
};

type Point = readonly [x: number, y: number];

/** One side of a cell's outline, from this corner to the next one's: along a cell of the same block (from 0), or along a road (−1 − side of the block). */
type Corner = { at: Point; along: number };

type Cell = { outline: Corner[]; seed: Point; weight: number };

/** Cells along one side of a block: from and to, as shares of the road between its two crossings. */
type Front = { node: number; from: number; to: number };

/**
 * A made-up town as a graph, of the kind of `districting/towns`: a warped lattice of roads, street blocks of houses, walk-ups or towers,
 * the ground of each block shared out by nearness (Voronoi), and cells on both sides of a road joined where they face each other.
 */
export function madeTown(kind: TownKind): GraphFile {
  const { blocks: size } = kind;
  const random = new Random(kind.seed, 11);
  const crossings = crossingsOf(kind, random);
  const file = {
    target_weight: 400,
    band: [300, 500],
    weights: [] as number[],
    positions: [] as Point[],
    areas: [] as number[],
    outer_lengths: [] as number[],
    blocks: [] as number[],
    edges: [] as [number, number, number, number][],
  };
  const fronts = new Map<string, { length: number; road: number; sides: Front[][] }>();
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (isCutOff(column, row, size)) continue;
      const corners = [
        crossings[row][column],
        crossings[row][column + 1],
        crossings[row + 1][column + 1],
        crossings[row + 1][column],
      ];
      const cells = cellsOf(corners, random);
      const first = file.weights.length;
      cells.forEach((cell, index) => {
        const node = first + index;
        file.weights.push(cell.weight);
        file.positions.push(cell.seed);
        file.areas.push(areaOf(cell.outline));
        file.outer_lengths.push(0);
        file.blocks.push(row * size + column);
        for (const { length, along } of sidesOf(cell)) {
          if (along > index) file.edges.push([node, first + along, length, 0]);
        }
      });
      const lines = [
        { key: `h${row}/${column}`, road: roadOf(row, kind), from: 0, to: 1 },
        { key: `v${row}/${column + 1}`, road: roadOf(column + 1, kind), from: 1, to: 2 },
        { key: `h${row + 1}/${column}`, road: roadOf(row + 1, kind), from: 3, to: 2 },
        { key: `v${row}/${column}`, road: roadOf(column, kind), from: 0, to: 3 },
      ];
      lines.forEach(({ key, road, from, to }, side) => {
        const length = distance(corners[from], corners[to]);
        const front = fronts.get(key) ?? { length, road, sides: [] };
        fronts.set(key, front);
        front.sides.push(frontOf(cells, side, first, corners[from], corners[to]));
      });
    }
  }
  for (const { length, road, sides } of fronts.values()) {
    const [here, there = []] = sides;
    if (sides.length === 1) for (const { node, from, to } of here) file.outer_lengths[node] += (to - from) * length;
    for (const a of here) {
      for (const b of there) {
        const shared = (Math.min(a.to, b.to) - Math.max(a.from, b.from)) * length;
        if (shared > 0.01) file.edges.push([a.node, b.node, shared, road]);
      }
    }
  }
  return graphOf(file);
}

/** Where roads cross: row by row, no two at like distances, all pushed about a little. */
function crossingsOf({ blocks, blockM }: TownKind, random: Random): Point[][] {
  const places = () => {
    let at = 0;
    return Array.from({ length: blocks + 1 }, () => {
      at += blockM * random.between(0.6, 1.4);
      return at;
    });
  };
  const [xs, ys] = [places(), places()];
  return ys.map((y) =>
    xs.map((x): Point => [x + blockM * random.between(-0.14, 0.14), y + blockM * random.between(-0.14, 0.14)]),
  );
}

/** The town is no square: its corners are open country. */
function isCutOff(column: number, row: number, size: number): boolean {
  const half = (size - 1) / 2;
  const [x, y] = [(column - half) / (half || 1), (row - half) / (half || 1)];
  return x ** 4 + y ** 4 > 1.15;
}

const roadOf = (line: number, { main, secondary }: TownKind): number =>
  line % main === 0 ? 3 : line % secondary === 0 ? 2 : 1;

/** The buildings of a block with their ground: houses, walk-ups or towers; now and then a park. */
function cellsOf(corners: readonly Point[], random: Random): Cell[] {
  const area = areaOf(corners.map((at) => ({ at, along: 0 })));
  const kind = random.weighted([
    [{ ground: 700, least: 1, most: 3 }, 28],
    [{ ground: 2200, least: 20, most: 48 }, 40],
    [{ ground: 3000, least: 36, most: 60 }, 27],
    [{ ground: Infinity, least: 0, most: 0 }, 5],
  ]);
  const across = Math.max(1, Math.round(Math.sqrt(area / kind.ground)));
  const seeds: Point[] = [];
  for (let i = 0; i < across; i++) {
    for (let j = 0; j < across; j++) {
      const u = (i + 0.5 + random.between(-0.25, 0.25)) / across;
      const v = (j + 0.5 + random.between(-0.25, 0.25)) / across;
      seeds.push(between(between(corners[0], corners[1], u), between(corners[3], corners[2], u), v));
    }
  }
  const outline = corners.map((at, side) => ({ at, along: -1 - side }));
  return seeds.map((seed, index) => ({
    seed,
    outline: nearest(outline, seeds, index),
    weight: random.whole(kind.least, kind.most),
  }));
}

/** The part of `outline` that is nearer to seed `index` than to any other. */
function nearest(outline: Corner[], seeds: readonly Point[], index: number): Corner[] {
  const [sx, sy] = seeds[index];
  return seeds.reduce((rest, [tx, ty], other) => {
    if (other === index) return rest;
    // above 0 on the far side of the line half-way between both
    const beyond = ([x, y]: Point) => (x - (sx + tx) / 2) * (tx - sx) + (y - (sy + ty) / 2) * (ty - sy);
    return rest.flatMap((corner, at): Corner[] => {
      const next = rest[(at + 1) % rest.length];
      const [here, there] = [beyond(corner.at), beyond(next.at)];
      const cut = () => between(corner.at, next.at, here / (here - there));
      if (here <= 0 && there <= 0) return [corner];
      if (here <= 0) return [corner, { at: cut(), along: other }];
      return there <= 0 ? [{ at: cut(), along: corner.along }] : [];
    });
  }, outline);
}

const sidesOf = ({ outline }: Cell) =>
  outline.map(({ at, along }, index) => ({
    along,
    from: at,
    to: outline[(index + 1) % outline.length].at,
    length: distance(at, outline[(index + 1) % outline.length].at),
  }));

function frontOf(cells: readonly Cell[], side: number, first: number, from: Point, to: Point): Front[] {
  const share = (at: Point) => distance(from, at) / distance(from, to);
  return cells.flatMap((cell, index) =>
    sidesOf(cell)
      .filter(({ along }) => along === -1 - side)
      .map((edge) => {
        const ends = [share(edge.from), share(edge.to)];
        return { node: first + index, from: Math.min(...ends), to: Math.max(...ends) };
      }),
  );
}

const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.sqrt((ax - bx) ** 2 + (ay - by) ** 2);

const between = ([ax, ay]: Point, [bx, by]: Point, share: number): Point => [
  ax + (bx - ax) * share,
  ay + (by - ay) * share,
];

const areaOf = (outline: readonly Corner[]): number =>
  Math.abs(
    outline.reduce((twice, { at: [x, y] }, index) => {
      const [nx, ny] = outline[(index + 1) % outline.length].at;
      return twice + (x * ny - nx * y) / 2;
    }, 0),
  );
