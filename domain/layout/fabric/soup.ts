import { ARC_KINDS, type ArcKind } from "../fabric.ts";

// A tag says what a line is: its kind in the low bits, then two marks. Where lines coincide their tags are joined.

const KIND = 0x0f;
const CROSSABLE = 0x10;
const ENCLOSES = 0x20;
const GRID = 0x40;

const PARCEL = ARC_KINDS.indexOf("parcel");

/** `encloses`: buildings on its two sides have nothing to do with each other. */
export const tagOf = (kind: ArcKind, isCrossable: boolean, encloses: boolean): number =>
  ARC_KINDS.indexOf(kind) | (isCrossable ? CROSSABLE : 0) | (encloses ? ENCLOSES : 0);

export const kindOf = (tag: number): number => tag & KIND;
export const isCrossable = (tag: number): boolean => (tag & CROSSABLE) !== 0;
export const encloses = (tag: number): boolean => (tag & ENCLOSES) !== 0;
export const isBorder = (tag: number): boolean => (tag & KIND) === 0;
/** Whether it parts street blocks. */
export const partsBlocks = (tag: number): boolean => (tag & KIND) < PARCEL;
export const crossed = (tag: number): number => tag | CROSSABLE;

/** A border of a grid in force: where it runs along something else, that is not to be taken away. */
export const GRID_TAG = tagOf("virtual", true, true) | GRID;
export const isGrid = (tag: number): boolean => (tag & GRID) !== 0;

export const withKind = (tag: number, kind: number): number => (tag & ~KIND) | kind;

/** Two lines in one: the first kind of the two, crossed only where both are, enclosing or of a grid where one is. */
export const joinTags = (a: number, b: number): number =>
  Math.min(a & KIND, b & KIND) | (a & b & CROSSABLE) | ((a | b) & (ENCLOSES | GRID));

/** Segments in no order, crossing as they like. */
export class Soup {
  readonly ax: number[] = [];
  readonly ay: number[] = [];
  readonly bx: number[] = [];
  readonly by: number[] = [];
  readonly tag: number[] = [];

  get length(): number {
    return this.tag.length;
  }

  /** Nothing where both ends are one point. */
  add(ax: number, ay: number, bx: number, by: number, tag: number): void {
    if (ax === bx && ay === by) return;
    this.ax.push(ax);
    this.ay.push(ay);
    this.bx.push(bx);
    this.by.push(by);
    this.tag.push(tag);
  }

  /** A line of points x, y, x, y, … */
  addLine(points: readonly number[], tag: number): void {
    for (let i = 0; i + 3 < points.length; i += 2)
      this.add(points[i], points[i + 1], points[i + 2], points[i + 3], tag);
  }

  addAll(other: Soup): void {
    for (let i = 0; i < other.length; i++) this.add(other.ax[i], other.ay[i], other.bx[i], other.by[i], other.tag[i]);
  }
}
