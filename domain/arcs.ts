import type { MultiPolygon, Polygon } from "geojson";
import type { Level } from "./grid.ts";
import { LEVELS } from "./grid.ts";

export type Arc = { level: Level; line: [number, number][] };

type Area = { level: Level; geometry: Polygon | MultiPolygon };

/**
 * The borders of `areas`, each stretch once and in the highest level it carries.
 *
 *   ┌───┬───┐      two grids of one community: the outer line is the community's, the middle one the grids'
 *   │ a │ b │  →   ┏━━━━━━━┓  +  ╷
 *   └───┴───┘      ┗━━━━━━━┛     ╵
 *
 * Stretches are equal when both ends are the same lattice points, so neighbours must share their vertices; where they do
 * not, both are drawn. Lines run on through vertices at which just two stretches of a level meet.
 */
export function arcs(areas: readonly Area[]): Arc[] {
  const vertices = new Vertices();
  const segments = new Map<number, Segment>();
  for (const { level, geometry } of areas) {
    const rank = LEVELS.indexOf(level);
    for (const ring of rings(geometry)) {
      let from = vertices.of(ring[0] as [number, number]);
      for (let i = 1; i < ring.length; i++) {
        const to = vertices.of(ring[i] as [number, number]);
        if (to === from) continue;
        const key = from < to ? from * 2 ** 26 + to : to * 2 ** 26 + from;
        const known = segments.get(key);
        if (!known) segments.set(key, { from, to, rank, done: false });
        else if (rank < known.rank) known.rank = rank;
        from = to;
      }
    }
  }
  const byRank: Segment[][] = LEVELS.map(() => []);
  for (const segment of segments.values()) byRank[segment.rank].push(segment);
  return byRank.flatMap((list, rank) =>
    chain(list).map((ids) => ({ level: LEVELS[rank], line: ids.map((id) => vertices.at(id)) })),
  );
}

type Segment = { from: number; to: number; rank: number; done: boolean };

const rings = (geometry: Polygon | MultiPolygon) =>
  geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();

/** Numbers positions that are equal to 1e-7 degree. */
class Vertices {
  private readonly ids = new Map<number, number>();
  private readonly positions: [number, number][] = [];
  private origin: [number, number] | null = null;

  of(position: [number, number]): number {
    this.origin ??= position;
    // why: 2^26 lattice steps are 6.7 degrees either way, so both numbers fit one exact double
    const x = Math.round((position[0] - this.origin[0]) * 1e7) + 2 ** 25;
    const y = Math.round((position[1] - this.origin[1]) * 1e7) + 2 ** 25;
    const key = x * 2 ** 26 + y;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.positions.length;
    this.ids.set(key, id);
    this.positions.push(position);
    return id;
  }

  at(id: number): [number, number] {
    return this.positions[id];
  }
}

/** Joins segments end to end into the longest lines without a choice of way. */
function chain(segments: Segment[]): number[][] {
  const at = new Map<number, Segment[]>();
  for (const segment of segments) {
    for (const end of [segment.from, segment.to]) {
      const list = at.get(end);
      if (list) list.push(segment);
      else at.set(end, [segment]);
    }
  }
  const walk = (start: number, first: Segment): number[] => {
    const line = [start];
    let [here, next]: [number, Segment | undefined] = [start, first];
    while (next) {
      next.done = true;
      here = next.from === here ? next.to : next.from;
      line.push(here);
      const around: Segment[] = at.get(here) ?? [];
      next = around.length === 2 ? around.find((segment) => !segment.done) : undefined;
    }
    return line;
  };
  const lines: number[][] = [];
  for (const [vertex, around] of at) {
    if (around.length !== 2) for (const segment of around) if (!segment.done) lines.push(walk(vertex, segment));
  }
  // what is left are closed rings
  for (const segment of segments) if (!segment.done) lines.push(walk(segment.from, segment));
  return lines;
}
