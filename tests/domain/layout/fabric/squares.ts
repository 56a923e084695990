import type { MultiPolygon, Polygon, Position } from "geojson";
import type { FabricSources, SourceBuilding } from "../../../../domain/layout/fabric/sources.ts";

/** Where the little communities of these tests stand: 1 unit is about a centimetre, 10,000 units about 100 m. */
export const ORIGIN = [1_132_000_000, 352_000_000] as const;

export const position = (x: number, y: number): Position => [(ORIGIN[0] + x) / 1e7, (ORIGIN[1] + y) / 1e7];

export const ringOf = (points: readonly (readonly [number, number])[]): Position[] =>
  [...points, points[0]].map(([x, y]) => position(x, y));

export const square = (west: number, south: number, side: number, high = side): Polygon => ({
  type: "Polygon",
  coordinates: [
    ringOf([
      [west, south],
      [west + side, south],
      [west + side, south + high],
      [west, south + high],
    ]),
  ],
});

export const together = (...polygons: Polygon[]): MultiPolygon => ({
  type: "MultiPolygon",
  coordinates: polygons.map(({ coordinates }) => coordinates),
});

/** A building of so many households with a square footprint. */
export const house = (id: number, west: number, south: number, side = 1_000, households = 4): SourceBuilding => ({
  id,
  footprint: square(west, south, side),
  position: position(west + side / 2, south + side / 2),
  households,
  stairs: null,
});

/** A side of the community: near enough for houses in its middle that no ground is far from them. */
export const SIDE = 12_000;

/** A square community, 109 m by 133 m, with nothing in it but what is given. */
export const community = (parts: Partial<FabricSources>): FabricSources => ({
  origin: ORIGIN,
  border: together(square(0, 0, SIDE)),
  lines: [],
  buildings: [],
  grids: [],
  households: [],
  ...parts,
});

/** A lane along points. */
export const lane = (...points: [number, number][]): FabricSources["lines"][0] => ({
  kind: "lane",
  isCrossable: true,
  line: points.map(([x, y]) => position(x, y)),
});
