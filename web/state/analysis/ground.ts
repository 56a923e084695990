import type { Feature, FeatureCollection, MultiPolygon, Position } from "geojson";
import type { Squares } from "./answers.ts";

/** Ground in colours: one feature a colour. */
export type GroundFills = FeatureCollection<MultiPolygon, { fill: string }>;

/** `squares` in the colour of each; null = none. Squares of a row side by side with one colour are one rectangle. */
export function squareFills(squares: Squares, fillOf: (unit: number) => string | null): GroundFills {
  const { cells, columns } = squares;
  const byFill = new Map<string, Position[][][]>();
  for (let unit = 0; unit < cells.length; unit++) {
    const fill = fillOf(unit);
    if (fill === null) continue;
    const first = unit;
    const continues = (next: number) =>
      cells[next] === cells[next - 1] + 1 && cells[next] % columns !== 0 && fillOf(next) === fill;
    while (unit + 1 < cells.length && continues(unit + 1)) unit++;
    const polygons = byFill.get(fill) ?? [];
    polygons.push([rectangle(squares, cells[first], cells[unit])]);
    byFill.set(fill, polygons);
  }
  return {
    type: "FeatureCollection",
    features: [...byFill].map(
      ([fill, coordinates]): Feature<MultiPolygon, { fill: string }> => ({
        type: "Feature",
        properties: { fill },
        geometry: { type: "MultiPolygon", coordinates },
      }),
    ),
  };
}

/** From the west end of one square to the east end of another of the same row. */
function rectangle({ bounds, columns, rows }: Squares, from: number, to: number): Position[] {
  const [west, south, east, north] = bounds;
  const x = (column: number) => west + ((east - west) * column) / columns;
  const y = (row: number) => south + ((north - south) * row) / rows;
  const row = Math.floor(from / columns);
  const [left, right] = [x(from % columns), x((to % columns) + 1)];
  const [bottom, top] = [y(row), y(row + 1)];
  return [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
    [left, bottom],
  ];
}
