import type { Community, Draft, Parcel, Use } from "./draft.ts";
import { distance, ringAreaM2 } from "./geometry.ts";
import type { Cut, Face } from "./plan.ts";
import type { Street } from "./streets.ts";

/** Cuts a face and notes the street; a face that cannot be cut is a mistake of the recipe. */
export function cutAlong(draft: Draft, face: Face, cut: Cut, street: Street): [Face, Face] {
  const done = draft.plan.cut(face, cut, street);
  if (!done) throw new Error(`a cut by ${street.name} at ${cut.at} falls on a corner`);
  draft.ways.push({ street, chain: done.path });
  return done.parts;
}

export function newParcel(face: Face, community: Community, use: Use = "slabs"): Parcel {
  const street = [...face.sides].map((side) => side.street).sort((a, b) => rank(b) - rank(a))[0];
  return { use, face, community, name: "", street, number: 0, dedicated: false, lots: [], buildings: 0, inside: [] };
}

const rank = (street: Street): number => (street.kind === "river" || street.kind === "none" ? -1 : street.halfM);

/** `total` shared out by weight, in whole numbers (largest remainders). */
export function apportion(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (weight / sum) * total);
  const counts = exact.map(Math.floor);
  const order = exact.map((value, i) => [value - counts[i], i]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (let i = 0, rest = total - counts.reduce((a, b) => a + b, 0); i < rest; i++) counts[order[i][1]]++;
  return counts;
}

/** How blocks are cut: swing and spacing of vertices in metres, and how much wider than deep they are to be. */
export type SplitStyle = { snapM: number; stepM: number; swingM: number; aspect: number };
const TOWN: SplitStyle = { snapM: 20, stepM: 45, swingM: 7, aspect: 1.15 };

/** Parts the face in `count` blocks: always the largest next, across its longer side. */
export function splitInto(
  draft: Draft,
  face: Face,
  count: number,
  streetAt: (depth: number) => Street,
  style: SplitStyle = TOWN,
): Face[] {
  const { random, plan } = draft;
  const blocks = [{ face, depth: 0, area: ringAreaM2(plan.outline(face)) }];
  while (blocks.length < count) {
    blocks.sort((a, b) => b.area - a.area);
    const { face: block, depth } = blocks.shift()!;
    const [south, east, north, west] = [0, 1, 2, 3].map((side) => plan.side(block, side));
    const width = distance(south[0], south[south.length - 1]) + distance(north[0], north[north.length - 1]);
    const height = distance(east[0], east[east.length - 1]) + distance(west[0], west[west.length - 1]);
    const street = streetAt(depth);
    const at = depth < 2 ? random.between(0.42, 0.58) : random.between(0.37, 0.63);
    const parts = cutAlong(
      draft,
      block,
      {
        axis: width > height * style.aspect ? "ns" : "ew",
        at,
        until: at + random.between(-0.035, 0.035),
        swingM: depth < 3 ? random.between(-style.swingM, style.swingM) : 0,
        stepM: style.stepM,
        snapM: style.snapM,
      },
      street,
    );
    for (const part of parts) blocks.push({ face: part, depth: depth + 1, area: ringAreaM2(plan.outline(part)) });
  }
  return blocks.map((block) => block.face);
}
