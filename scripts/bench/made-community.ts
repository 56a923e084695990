import type { Polygon, Position } from "geojson";
import { Random } from "../../data/town/random.ts";
import type { FabricSources } from "../../domain/layout/fabric/sources.ts";

const ORIGIN: [number, number] = [1_132_200_000, 352_400_000];

/** Metres from house to house, and houses between one road and the next. */
const PITCH_M = 22;
const PER_BLOCK = 6;

const TURN = (7 * Math.PI) / 180;

/** A community of `side` × `side` houses in rows, each a little out of line, with lanes between blocks of 36; turned by 7°. */
export function madeCommunity(side: number): FabricSources {
  const random = new Random(1);
  const extent = side * PITCH_M;
  const ring = (west: number, south: number, wide: number, high: number): Position[] =>
    [
      [west, south],
      [west + wide, south],
      [west + wide, south + high],
      [west, south + high],
      [west, south],
    ].map(([x, y]) => position(x, y));
  const buildings = Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [i % side, Math.floor(i / side)].map((at) => at * PITCH_M + random.between(3, 7));
    const footprint: Polygon = {
      type: "Polygon",
      coordinates: [ring(x, y, random.between(8, 13), random.between(6, 11))],
    };
    return { id: i + 1, footprint, position: position(x + 2, y + 2), households: random.whole(1, 20), stairs: null };
  });
  const lines: FabricSources["lines"][0][] = [];
  for (let at = PER_BLOCK; at < side; at += PER_BLOCK) {
    const kind = at % (4 * PER_BLOCK) === 0 ? ("secondary-road" as const) : ("lane" as const);
    lines.push({ kind, isCrossable: true, line: [position(at * PITCH_M, -5), position(at * PITCH_M, extent + 5)] });
    lines.push({ kind, isCrossable: true, line: [position(-5, at * PITCH_M), position(extent + 5, at * PITCH_M)] });
  }
  return {
    origin: ORIGIN,
    border: { type: "MultiPolygon", coordinates: [[ring(0, 0, extent, extent)]] },
    lines,
    buildings,
    grids: [],
    households: [],
  };
}

/** Degrees of a point in metres from the origin, turned. */
function position(x: number, y: number): Position {
  const [east, north] = [x * Math.cos(TURN) - y * Math.sin(TURN), x * Math.sin(TURN) + y * Math.cos(TURN)];
  return [ORIGIN[0] / 1e7 + east / 90_800, ORIGIN[1] / 1e7 + north / 111_195];
}
