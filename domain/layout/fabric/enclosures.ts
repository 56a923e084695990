import { withBridges } from "./bridges.ts";
import { EdgeIndex } from "./edge-index.ts";
import { FaceEdges } from "./inner-point.ts";
import type { Net } from "./noder.ts";
import { nodeWithin } from "./pin.ts";
import { facesOf, type Planar } from "./planar.ts";
import { isBorder, Soup } from "./soup.ts";

/** Ground between lines that enclose: what a building's ground cannot reach across. */
export type Enclosures = {
  readonly planar: Planar;
  readonly index: EdgeIndex;
  /** 1 for faces within the community. */
  readonly isGround: Uint8Array;
  /** Per face the enclosure it counts as: itself, but for strips that went to another. */
  readonly home: Uint32Array;
};

/** Forms the enclosures of `lines` within the border; ends that enclose nothing are left out. */
export function enclosuresOf(border: Soup, lines: Soup): Enclosures {
  const net = withBridges(nodeWithin(border, lines));
  const all = facesOf(net);
  const planar = facesOf(enclosing(all));
  return {
    planar,
    index: new EdgeIndex(planar.net),
    isGround: groundOf(planar),
    home: Uint32Array.from({ length: planar.faces }, (_, i) => i),
  };
}

/** The enclosure that a point lies in; 0 outside the community. */
export function enclosureAt({ planar, index, isGround, home }: Enclosures, x: number, y: number): number {
  const half = index.westOf(x, y);
  const face = half < 0 ? 0 : planar.face[half];
  return isGround[face] ? home[face] : 0;
}

/** The edges with different faces on their two sides. Crossings of what is left out are kept: they lie on what stays. */
function enclosing({ net, face }: Planar): Net {
  const kept: number[] = [];
  for (let edge = 0; edge < net.tag.length; edge++) if (face[edge * 2] !== face[edge * 2 + 1]) kept.push(edge);
  return {
    ...net,
    a: Uint32Array.from(kept, (edge) => net.a[edge]),
    b: Uint32Array.from(kept, (edge) => net.b[edge]),
    tag: Uint8Array.from(kept, (edge) => net.tag[edge]),
  };
}

/** Which faces lie within the border: an odd number of its edges away from the ground around everything. */
export function groundOf(planar: Planar): Uint8Array {
  const { net, face, faces } = planar;
  const edges = new FaceEdges(planar);
  const isGround = new Uint8Array(faces);
  const isSeen = new Uint8Array(faces);
  const stack = [0];
  isSeen[0] = 1;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    for (const half of edges.of(at)) {
      const other = face[half ^ 1];
      if (isSeen[other]) continue;
      isSeen[other] = 1;
      isGround[other] = isGround[at] ^ (isBorder(net.tag[half >> 1]) ? 1 : 0);
      stack.push(other);
    }
  }
  return isGround;
}

/** The lines of the enclosures as segments. */
export function linesOf({ planar: { net, face }, home }: Enclosures): Soup {
  const soup = new Soup();
  const { x, y, a, b, tag } = net;
  for (let edge = 0; edge < tag.length; edge++) {
    if (!isBorder(tag[edge]) && home[face[edge * 2]] !== home[face[edge * 2 + 1]])
      soup.add(x[a[edge]], y[a[edge]], x[b[edge]], y[b[edge]], tag[edge]);
  }
  return soup;
}
