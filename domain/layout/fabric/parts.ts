import { rootIn } from "../root-in.ts";
import { NOBODY } from "./far-ground.ts";
import { type Labels, NO_GROUND } from "./labels.ts";
import type { Planar } from "./planar.ts";
import type { Frame } from "./rings.ts";
import { encloses, isGrid } from "./soup.ts";

/** Empty ground smaller than this, square metres, goes to a neighbour. */
const LEAST_EMPTY_M2 = 60;

/** Ground of an owner smaller than this, square metres, is no cell. */
const LEAST_OWNED_M2 = 4;

/** How little a shared side counts where a road or wall lies between, and where a grid in force ends. */
const ACROSS = 0.01;
const ACROSS_GRID = 0.0001;

/** Faces put together to cells: per face the first face of its cell, -1 outside the community; and per such face its owner. */
export type Parts = { readonly root: Int32Array; readonly owner: Int32Array };

/**
 * Joins faces of one owner, and empty faces with no line between them. An owner keeps its largest part; its other parts and small empty
 * ones go to the neighbour with the longest shared side, rather on this side of a road than beyond it.
 */
export function partsOf(planar: Planar, labels: Labels, frame: Frame): Parts {
  const { face, net, faces } = planar;
  const owner = labels.owner.slice();
  const parent = Int32Array.from({ length: faces }, (_, i) => i);
  const rootOf = (face: number): number => rootIn(parent, face);
  const area = planar.twiceArea.slice();
  const join = (from: number, into: number) => {
    const [a, b] = [rootOf(from), rootOf(into)];
    if (a === b) return;
    const [low, high] = a < b ? [a, b] : [b, a];
    owner[low] = owner[b];
    parent[high] = low;
    area[low] += area[high];
  };
  for (let edge = 0; edge < net.tag.length; edge++) {
    const [left, right] = [face[edge * 2], face[edge * 2 + 1]];
    if (owner[left] === NO_GROUND || owner[left] !== owner[right]) continue;
    if (owner[left] !== NOBODY || !encloses(net.tag[edge])) join(left, right);
  }
  const twiceM2 = 2 / (frame.east * frame.north);
  for (;;) {
    const strays = straysAmong(owner, area, rootOf, twiceM2);
    const sides = sidesOf(planar, owner, rootOf, new Set(strays), frame);
    let joined = 0;
    for (const stray of strays) {
      // why look again: a smaller stray may have been joined to this one meanwhile, or this one to another
      if (rootOf(stray) !== stray) continue;
      const into = bestNeighbour(sides.get(stray), stray, rootOf);
      if (into < 0) continue;
      join(stray, into);
      joined++;
    }
    if (joined === 0) break;
  }
  return { root: Int32Array.from(owner, (one, i) => (one === NO_GROUND ? -1 : rootOf(i))), owner };
}

/** Parts that cannot stay, the smallest first. */
function straysAmong(
  owner: Int32Array,
  area: Float64Array,
  rootOf: (face: number) => number,
  twiceM2: number,
): number[] {
  const largest = new Map<number, number>();
  const strays: number[] = [];
  for (let i = 0; i < owner.length; i++) {
    if (owner[i] < 0 || rootOf(i) !== i) continue;
    const known = largest.get(owner[i]);
    if (known === undefined || area[i] > area[known]) largest.set(owner[i], i);
  }
  for (let i = 0; i < owner.length; i++) {
    if (owner[i] === NO_GROUND || rootOf(i) !== i) continue;
    const isStray =
      owner[i] === NOBODY
        ? area[i] < LEAST_EMPTY_M2 * twiceM2
        : largest.get(owner[i]) !== i || area[i] < LEAST_OWNED_M2 * twiceM2;
    if (isStray) strays.push(i);
  }
  return strays.sort((p, q) => area[p] - area[q] || p - q);
}

/** For each of `strays` the metres it shares with its neighbours. */
function sidesOf(
  { net, face }: Planar,
  owner: Int32Array,
  rootOf: (face: number) => number,
  strays: ReadonlySet<number>,
  { east, north }: Frame,
): Map<number, Map<number, number>> {
  const sides = new Map<number, Map<number, number>>();
  const note = (stray: number, neighbour: number, metres: number) => {
    const known = sides.get(stray) ?? new Map<number, number>();
    known.set(neighbour, (known.get(neighbour) ?? 0) + metres);
    sides.set(stray, known);
  };
  const { x, y, a, b, tag } = net;
  for (let edge = 0; edge < tag.length; edge++) {
    if (owner[face[edge * 2]] === NO_GROUND || owner[face[edge * 2 + 1]] === NO_GROUND) continue;
    const [left, right] = [rootOf(face[edge * 2]), rootOf(face[edge * 2 + 1])];
    if (left === right || (!strays.has(left) && !strays.has(right))) continue;
    const metres = Math.hypot((x[b[edge]] - x[a[edge]]) * east, (y[b[edge]] - y[a[edge]]) * north);
    const worth = metres * (isGrid(tag[edge]) ? ACROSS_GRID : encloses(tag[edge]) ? ACROSS : 1);
    if (strays.has(left)) note(left, right, worth);
    if (strays.has(right)) note(right, left, worth);
  }
  return sides;
}

function bestNeighbour(
  sides: ReadonlyMap<number, number> | undefined,
  stray: number,
  rootOf: (face: number) => number,
): number {
  let best = -1;
  let most = -1;
  for (const [neighbour, worth] of sides ?? []) {
    const root = rootOf(neighbour);
    if (root !== stray && (worth > most || (worth === most && root < best))) [best, most] = [root, worth];
  }
  return best;
}
