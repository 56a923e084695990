import Flatbush from "flatbush";
import type { Position as Coordinates, Geometry } from "geojson";
import { mercatorX, mercatorY, WORLD } from "../../domain/mercator.ts";

/** `[left, top, right, bottom]` in world units (domain/mercator.ts). */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

export type Properties = Record<string, string | number | boolean | null>;

/** A point, line or polygon in memory, in world units with their fractions: x, y, x, y, … a part. */
export type Shape = {
  id: number;
  kind: "point" | "line" | "polygon";
  /** points, lines or rings; a ring is closed, an outer one clockwise on screen, its holes after it the other way */
  parts: Float64Array[];
  box: Box;
  properties: Properties;
};

/** A row of a table with a geometry, as queries give it. */
export type ShapeRow = { id: number; geometry: string; properties: Properties };

const KINDS: Record<string, Shape["kind"]> = {
  Point: "point",
  MultiPoint: "point",
  LineString: "line",
  MultiLineString: "line",
  Polygon: "polygon",
  MultiPolygon: "polygon",
};

/** The shape of a row; `geometry` is GeoJSON text in degrees. */
export function shapeOf({ id, geometry, properties }: ShapeRow): Shape {
  const { type, coordinates } = JSON.parse(geometry) as Exclude<Geometry, { type: "GeometryCollection" }>;
  const parts = partsOf(type, coordinates as never);
  return { id, kind: KINDS[type], parts, box: boxOf(parts), properties };
}

function partsOf(type: string, coordinates: never): Float64Array[] {
  if (type === "Point") return [toWorld([coordinates])];
  if (type === "MultiPoint" || type === "LineString") return [toWorld(coordinates)];
  if (type === "MultiLineString") return (coordinates as Coordinates[][]).map(toWorld);
  const polygons = type === "Polygon" ? [coordinates as Coordinates[][]] : (coordinates as Coordinates[][][]);
  return polygons.flatMap((rings) => rings.map((ring, index) => turned(toWorld(ring), index > 0)));
}

// An outer ring runs clockwise on screen and its holes the other way: so a ring tells by itself which it is.
function turned(ring: Float64Array, isHole: boolean): Float64Array {
  if (turn(ring) < 0 === isHole) return ring;
  const other = new Float64Array(ring.length);
  for (let at = 0; at < ring.length; at += 2) {
    other[at] = ring[ring.length - 2 - at];
    other[at + 1] = ring[ring.length - 1 - at];
  }
  return other;
}

/** Twice the area of a closed ring; positive when it runs clockwise on screen, as outer rings do in MVT. */
export function turn(ring: ArrayLike<number>): number {
  let sum = 0;
  const [x0, y0] = [ring[0], ring[1]];
  for (let at = 0; at + 3 < ring.length; at += 2) {
    sum += (ring[at] - x0) * (ring[at + 3] - y0) - (ring[at + 2] - x0) * (ring[at + 1] - y0);
  }
  return sum;
}

function toWorld(part: Coordinates[]): Float64Array {
  const flat = new Float64Array(part.length * 2);
  part.forEach(([lng, lat], index) => {
    flat[index * 2] = mercatorX(lng) * WORLD;
    flat[index * 2 + 1] = mercatorY(lat) * WORLD;
  });
  return flat;
}

function boxOf(parts: Float64Array[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of parts) {
    for (let at = 0; at < part.length; at += 2) {
      if (part[at] < left) left = part[at];
      if (part[at] > right) right = part[at];
      if (part[at + 1] < top) top = part[at + 1];
      if (part[at + 1] > bottom) bottom = part[at + 1];
    }
  }
  return [left, top, right, bottom];
}

/** Shapes that do not change, found by where they are. */
export class ShapeIndex {
  private readonly tree: Flatbush | null;

  constructor(private readonly shapes: readonly Shape[]) {
    this.tree = shapes.length === 0 ? null : new Flatbush(shapes.length);
    for (const { box } of shapes) this.tree?.add(...box);
    this.tree?.finish();
  }

  /** Shapes whose box meets `box`, in the order they were given. */
  within(box: Box): Shape[] {
    const found = this.tree?.search(...box) ?? [];
    return found.sort((a, b) => a - b).map((at) => this.shapes[at]);
  }
}

/** The shapes of one table, by id. */
export class Shapes {
  private readonly byId = new Map<number, Shape>();
  private index: ShapeIndex | null = null;

  /** Takes over `rows` instead of all (null) or of those with `ids`. Gives the boxes that changed; null for everywhere. */
  take(rows: readonly ShapeRow[], ids: readonly number[] | null): Box[] | null {
    const touched: Box[] = [];
    this.index = null;
    if (ids === null) this.byId.clear();
    for (const id of ids ?? []) {
      const before = this.byId.get(id);
      if (before) touched.push(before.box);
      this.byId.delete(id);
    }
    for (const row of rows) {
      const shape = shapeOf(row);
      this.byId.set(shape.id, shape);
      touched.push(shape.box);
    }
    return ids === null ? null : touched;
  }

  get size(): number {
    return this.byId.size;
  }

  of(id: number): Shape | undefined {
    return this.byId.get(id);
  }

  all(): IterableIterator<Shape> {
    return this.byId.values();
  }

  /** Shapes whose box meets `box`. */
  within(box: Box): Shape[] {
    this.index ??= new ShapeIndex([...this.byId.values()]);
    return this.index.within(box);
  }
}
