import { ByteWriter } from "../../domain/bytes.ts";
import { type Box, type Properties, type Shape, turn } from "../memory/shapes.ts";
import { clipLine, clipRing, type Rectangle } from "./clip.ts";

// A tile of points, lines and polygons: cut to the tile, put on its lattice of 4096 steps, written as MVT 2.1.
//
// Nothing is simplified but what the lattice does: neighbours share their vertices, and a shared vertex lands on the same
// step in both, so that no gap opens between two areas at any zoom.

const EXTENT = 4096;

/** How far beyond its edge a tile is drawn, in steps. */
export const BUFFER = 64;

const CUT: Rectangle = [-BUFFER, -BUFFER, EXTENT + BUFFER, EXTENT + BUFFER];

/** Numbers of geometry types in MVT. */
const TYPES = { point: 1, line: 2, polygon: 3 } as const;

/** What the tile z/x/y shows, its buffer included, in world units. */
export function tileBox(z: number, x: number, y: number): Box {
  const size = 2 ** (32 - z);
  const margin = (size / EXTENT) * BUFFER;
  return [x * size - margin, y * size - margin, (x + 1) * size + margin, (y + 1) * size + margin];
}

/** The tile z/x/y of `shapes`, in their order; null when none is in it. `properties` gives what a shape says of itself; with
 * `markCut`, `cut` is true where only a part of an area without its middle lies in the tile. */
export function shapeTile(
  name: string,
  shapes: readonly Shape[],
  properties: (shape: Shape) => Properties,
  z: number,
  x: number,
  y: number,
  markCut = false,
): Uint8Array<ArrayBuffer> | null {
  const size = 2 ** (32 - z);
  const [left, top] = [x * size, y * size];
  const layer = new LayerWriter(name);
  for (const shape of shapes) {
    const [west, north, east, south] = shape.box;
    const within = west >= left && east <= left + size && north >= top && south <= top + size;
    const geometry = geometryOf(shape, left, top, EXTENT / size, within);
    if (geometry.length === 0) continue;
    // why: an area cut by tiles would be named once in each; its name belongs to the tile that holds its middle
    const cut =
      markCut && shape.kind === "polygon" && !within && !holds(left, top, size, (west + east) / 2, (north + south) / 2);
    layer.feature(shape.id, TYPES[shape.kind], geometry, cut ? { ...properties(shape), cut } : properties(shape));
  }
  return layer.result();
}

const holds = (left: number, top: number, size: number, x: number, y: number): boolean =>
  x >= left && x < left + size && y >= top && y < top + size;

/** MVT commands of what lies in the tile; empty for nothing. */
function geometryOf(shape: Shape, left: number, top: number, scale: number, within: boolean): number[] {
  const pen = new Pen();
  let outerDrawn = false;
  for (const part of shape.parts) {
    const local = toTile(part, left, top, scale);
    if (shape.kind === "point") {
      if (local[0] >= 0 && local[0] < EXTENT && local[1] >= 0 && local[1] < EXTENT) pen.point(local);
    } else if (shape.kind === "line") {
      for (const piece of within ? [local] : clipLine(local, CUT)) pen.line(onLattice(piece));
    } else {
      const isHole = turn(part) < 0;
      if (isHole && !outerDrawn) continue;
      const drawn = pen.ring(onLattice(within ? local : clipRing(local, CUT)), isHole);
      if (!isHole) outerDrawn = drawn;
    }
  }
  return pen.commands;
}

/** World units to steps of the tile, with their fractions. */
function toTile(part: Float64Array, left: number, top: number, scale: number): number[] {
  const local = new Array<number>(part.length);
  for (let at = 0; at < part.length; at += 2) {
    local[at] = (part[at] - left) * scale;
    local[at + 1] = (part[at + 1] - top) * scale;
  }
  return local;
}

/** Whole steps, repeated positions left out. */
function onLattice(coordinates: number[]): number[] {
  const steps: number[] = [];
  for (let at = 0; at < coordinates.length; at += 2) {
    const x = Math.round(coordinates[at]);
    const y = Math.round(coordinates[at + 1]);
    if (at > 0 && x === steps[steps.length - 2] && y === steps[steps.length - 1]) continue;
    steps.push(x, y);
  }
  return steps;
}

/** Writes commands and differences (MVT 2.1, section 4.3). */
class Pen {
  readonly commands: number[] = [];
  private x = 0;
  private y = 0;

  point(position: ArrayLike<number>): void {
    this.commands.push(1 | (1 << 3));
    this.to(Math.floor(position[0]), Math.floor(position[1]));
  }

  line(steps: number[]): void {
    if (steps.length < 4) return;
    this.commands.push(1 | (1 << 3));
    this.to(steps[0], steps[1]);
    this.commands.push(2 | ((steps.length / 2 - 1) << 3));
    for (let at = 2; at < steps.length; at += 2) this.to(steps[at], steps[at + 1]);
  }

  /** False when nothing of the ring is left on the lattice. */
  ring(steps: number[], isHole: boolean): boolean {
    const area = steps.length < 8 ? 0 : turn(steps);
    if (area === 0) return false;
    const open = steps.slice(0, -2);
    const ordered = area < 0 === isHole ? open : reversed(open);
    this.line(ordered);
    this.commands.push(7 | (1 << 3));
    return true;
  }

  private to(x: number, y: number): void {
    this.commands.push(zigzag(x - this.x), zigzag(y - this.y));
    this.x = x;
    this.y = y;
  }
}

const zigzag = (value: number): number => (value << 1) ^ (value >> 31);

function reversed(steps: number[]): number[] {
  const turned: number[] = [];
  for (let at = steps.length - 2; at >= 0; at -= 2) turned.push(steps[at], steps[at + 1]);
  return turned;
}

/** Gathers features, and their keys and values, each named once. */
class LayerWriter {
  private readonly features = new ByteWriter(1 << 14);
  private readonly keys = new Map<string, number>();
  private readonly values = new Map<string | number | boolean, number>();

  constructor(private readonly name: string) {}

  feature(id: number, type: number, geometry: number[], properties: Properties): void {
    const tags: number[] = [];
    for (const key in properties) {
      const value = properties[key];
      if (value !== null) tags.push(indexIn(this.keys, key), indexIn(this.values, value));
    }
    const [tagBytes, geometryBytes] = [bytesOf(tags), bytesOf(geometry)];
    const { features } = this;
    features.unsigned(0x12);
    // four field numbers and the type take a byte each
    features.unsigned(5 + bytesOf([id, tagBytes, geometryBytes]) + tagBytes + geometryBytes);
    features.unsigned(0x08);
    features.unsigned(id);
    features.unsigned(0x12);
    features.unsigned(tagBytes);
    for (const tag of tags) features.unsigned(tag);
    features.unsigned(0x18);
    features.unsigned(type);
    features.unsigned(0x22);
    features.unsigned(geometryBytes);
    for (const command of geometry) features.unsigned(command);
  }

  result(): Uint8Array<ArrayBuffer> | null {
    const features = this.features.result();
    if (features.length === 0) return null;
    const layer = new ByteWriter(features.length + 4096);
    layer.unsigned(0x78);
    layer.unsigned(2);
    layer.unsigned(0x0a);
    layer.text(this.name);
    layer.unsigned(0x28);
    layer.unsigned(EXTENT);
    layer.raw(features);
    for (const key of this.keys.keys()) {
      layer.unsigned(0x1a);
      layer.text(key);
    }
    for (const value of this.values.keys()) message(layer, 0x22, encodedValue(value));
    const tile = new ByteWriter(features.length + 8192);
    message(tile, 0x1a, layer.result());
    return tile.result();
  }
}

function indexIn<Key>(known: Map<Key, number>, key: Key): number {
  const index = known.get(key) ?? known.size;
  known.set(key, index);
  return index;
}

/** How many bytes the numbers take. */
function bytesOf(numbers: number[]): number {
  let bytes = 0;
  for (const number of numbers) {
    const value = number >>> 0;
    bytes += value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x200000 ? 3 : value < 0x10000000 ? 4 : 5;
  }
  return bytes;
}

function message(writer: ByteWriter, tag: number, body: Uint8Array): void {
  writer.unsigned(tag);
  writer.unsigned(body.length);
  writer.raw(body);
}

function encodedValue(value: string | number | boolean): Uint8Array {
  const writer = new ByteWriter(16);
  if (typeof value === "string") {
    writer.unsigned(0x0a);
    writer.text(value);
  } else if (typeof value === "boolean") {
    writer.unsigned(0x38);
    writer.unsigned(value ? 1 : 0);
  } else if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) {
    writer.unsigned(0x30); // sint64: zigzag, so that numbers below zero stay short
    writer.signed(value);
  } else {
    writer.unsigned(0x19);
    writer.raw(new Uint8Array(Float64Array.of(value).buffer));
  }
  return writer.result();
}
