import type { MultiPolygon, Polygon } from "geojson";
import { FaceEdges, innerPoint } from "./inner-point.ts";
import { pointsBetween } from "./lattice.ts";
import { node } from "./noder.ts";
import { facesOf, type Planar } from "./planar.ts";
import { drawnTwiceArea, type Frame, frameAt, isWithin, polygonsOf, type Ring } from "./rings.ts";
import { Soup, tagOf } from "./soup.ts";

/** Longest piece of a border, metres. What meets a border meets it at the end of a piece. */
const PIECE_M = 5;

const BORDER = tagOf("border", false, true);

export type Border = {
  /** Noded pieces. */
  readonly pieces: Soup;
  readonly twiceArea: number;
  /** Whether it enclosed its ground cleanly; where not, the ground it encloses was taken. */
  readonly isMended: boolean;
};

/**
 * The border of a community as its fabric has it: in short pieces, the same seen from both sides, around exactly the area it had.
 * A border that crosses itself becomes the outline of what it encloses. Null when it lies too far from the origin.
 */
export function borderOf(shape: MultiPolygon | Polygon, frame: Frame): Border | null {
  const polygons = polygonsOf(shape, frame);
  if (!polygons) return null;
  let soup = new Soup();
  for (const ring of polygons.flat()) soup.addLine(inPieces(ring, frame), BORDER);
  let planar: Planar;
  // why again: rounding may bring a piece close to a point it was not close to
  for (;;) {
    const { net, strays } = node(soup, soup.length);
    planar = facesOf(net);
    if (strays.length === 0) break;
    soup = edgesOf(planar, () => true);
  }
  const edges = new FaceEdges(planar);
  const isGround = new Uint8Array(planar.faces);
  let twiceArea = 0;
  for (let face = 1; face < planar.faces; face++) {
    const [x, y] = innerPoint(planar, edges, face);
    if (!polygons.some((rings) => isWithin(x, y, rings))) continue;
    isGround[face] = 1;
    twiceArea += planar.twiceArea[face];
  }
  const { face } = planar;
  const pieces = edgesOf(planar, (edge) => isGround[face[edge * 2]] !== isGround[face[edge * 2 + 1]]);
  return { pieces, twiceArea, isMended: twiceArea !== drawnTwiceArea(polygons) || pieces.length !== soup.length };
}

/** Twice the area of a community's border in lattice units, exactly, as it was drawn; `origin` as in the fabric. */
export function communityTwiceArea(shape: MultiPolygon | Polygon, origin: readonly [number, number]): number {
  return drawnTwiceArea(polygonsOf(shape, frameAt(origin)) ?? []);
}

/** Twice the area that a fabric within this border must have: as drawn, or what it encloses where it had to be mended; 0 for none. */
export const groundTwiceArea = (shape: MultiPolygon | Polygon, origin: readonly [number, number]): number =>
  borderOf(shape, frameAt(origin))?.twiceArea ?? 0;

function inPieces(ring: Ring, frame: Frame): number[] {
  const points: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    points.push(ring[i], ring[i + 1]);
    points.push(...pointsBetween(ring[i], ring[i + 1], ring[j], ring[j + 1], frame, PIECE_M));
  }
  points.push(ring[0], ring[1]);
  return points;
}

function edgesOf({ net: { x, y, a, b, tag } }: Planar, isWanted: (edge: number) => boolean): Soup {
  const soup = new Soup();
  for (let edge = 0; edge < tag.length; edge++) {
    if (isWanted(edge)) soup.add(x[a[edge]], y[a[edge]], x[b[edge]], y[b[edge]], tag[edge]);
  }
  return soup;
}
