import { ByteReader, ByteWriter } from "../../bytes.ts";
import type { ArcTable, Fabric } from "../fabric.ts";
import { turn } from "./lattice.ts";

// why so: what follows from the rest is not written. Nodes are numbered as the ends of arcs come, areas follow from the arcs.
//
//   "MQF1" · origin · arcs · cells
//   per arc    kind and whether it can be crossed · left · right · vertices · way from the last point, then from point to point
//   per cell   building · stair · block · point, each as the difference from the cell before

const MAGIC = [0x4d, 0x51, 0x46, 0x31];

const CROSSABLE = 0x10;

/** A fabric in few bytes. */
export function encodeFabric({ origin, x, y, arcs, cells }: Fabric): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter(x.length * 4 + cells.length * 12 + 64);
  out.raw(Uint8Array.from(MAGIC));
  out.signed(origin[0]);
  out.signed(origin[1]);
  out.unsigned(arcs.length);
  let [lastX, lastY] = [0, 0];
  for (let arc = 0; arc < arcs.length; arc++) {
    out.unsigned(arcs.kind[arc] | (arcs.isCrossable[arc] ? CROSSABLE : 0));
    out.unsigned(arcs.left[arc] + 1);
    out.signed(arcs.right[arc] - arcs.left[arc]);
    out.unsigned(arcs.start[arc + 1] - arcs.start[arc]);
    for (let i = arcs.start[arc]; i < arcs.start[arc + 1]; i++) {
      out.signed(x[i] - lastX);
      out.signed(y[i] - lastY);
      [lastX, lastY] = [x[i], y[i]];
    }
  }
  out.unsigned(cells.length);
  let [building, block] = [0, 0];
  [lastX, lastY] = [0, 0];
  for (let cell = 0; cell < cells.length; cell++) {
    out.signed(cells.building[cell] - building);
    out.unsigned(cells.stair[cell]);
    out.signed(cells.block[cell] - block);
    out.signed(cells.x[cell] - lastX);
    out.signed(cells.y[cell] - lastY);
    [building, block, lastX, lastY] = [cells.building[cell], cells.block[cell], cells.x[cell], cells.y[cell]];
  }
  return out.result();
}

/** Reads back what `encodeFabric` wrote. Throws a RangeError where the bytes are no fabric. */
export function decodeFabric(bytes: Uint8Array): Fabric {
  const input = new ByteReader(bytes);
  const magic = input.raw(MAGIC.length);
  if (MAGIC.some((byte, i) => magic[i] !== byte)) throw new RangeError("no fabric: it begins with other bytes");
  const origin = [input.signed(), input.signed()] as const;
  const length = countOf(input);
  const [left, right, kind, isCrossable, start] = [
    new Int32Array(length),
    new Int32Array(length),
    new Uint8Array(length),
    new Uint8Array(length),
    new Uint32Array(length + 1),
  ];
  const [xs, ys]: number[][] = [[], []];
  let [x, y] = [0, 0];
  for (let arc = 0; arc < length; arc++) {
    const bits = input.unsigned();
    kind[arc] = bits & (CROSSABLE - 1);
    isCrossable[arc] = bits & CROSSABLE ? 1 : 0;
    left[arc] = input.unsigned() - 1;
    right[arc] = left[arc] + input.signed();
    const points = countOf(input);
    for (let i = 0; i < points; i++) {
      x += input.signed();
      y += input.signed();
      xs.push(x);
      ys.push(y);
    }
    start[arc + 1] = xs.length;
  }
  const arcs = { length, start, kind, isCrossable, left, right };
  const points = { x: Int32Array.from(xs), y: Int32Array.from(ys) };
  const { from, to } = nodesOf(points, arcs);
  const table: ArcTable = { ...arcs, from, to };
  return { origin, ...points, arcs: table, cells: readCells(input, points, table) };
}

/** A number of things that follow, each at least one byte long. */
function countOf(input: ByteReader): number {
  const count = input.unsigned();
  if (count > input.left) throw new RangeError(`${count} things are announced and ${input.left} bytes are left`);
  return count;
}

type Points = { x: Int32Array; y: Int32Array };

/** Numbers the ends of arcs by where they are, as they come. */
function nodesOf({ x, y }: Points, { length, start }: { length: number; start: Uint32Array }) {
  const nodes = new Map<number, number>();
  const nodeAt = (i: number): number => {
    const key = x[i] * 2 ** 24 + y[i];
    const known = nodes.get(key) ?? nodes.size;
    nodes.set(key, known);
    return known;
  };
  const [from, to] = [new Uint32Array(length), new Uint32Array(length)];
  for (let arc = 0; arc < length; arc++) {
    from[arc] = nodeAt(start[arc]);
    to[arc] = nodeAt(start[arc + 1] - 1);
  }
  return { from, to };
}

function readCells(input: ByteReader, { x, y }: Points, arcs: ArcTable): Fabric["cells"] {
  const length = countOf(input);
  const cells = {
    length,
    building: new Int32Array(length),
    stair: new Uint8Array(length),
    block: new Uint32Array(length),
    x: new Int32Array(length),
    y: new Int32Array(length),
    twiceArea: new Float64Array(length),
  };
  let [building, block, atX, atY] = [0, 0, 0, 0];
  for (let cell = 0; cell < length; cell++) {
    cells.building[cell] = building += input.signed();
    cells.stair[cell] = input.unsigned();
    cells.block[cell] = block += input.signed();
    cells.x[cell] = atX += input.signed();
    cells.y[cell] = atY += input.signed();
  }
  for (let arc = 0; arc < arcs.length; arc++) {
    const [left, right] = [arcs.left[arc], arcs.right[arc]];
    if (Math.max(left, right) >= length)
      throw new RangeError(`arc ${arc} lies beside cell ${Math.max(left, right)} of ${length}`);
    let area = 0;
    for (let i = arcs.start[arc]; i + 1 < arcs.start[arc + 1]; i++) area += turn(0, 0, x[i], y[i], x[i + 1], y[i + 1]);
    if (left >= 0) cells.twiceArea[left] += area;
    if (right >= 0) cells.twiceArea[right] -= area;
  }
  return cells;
}
