import { OUTSIDE } from "../../../domain/layout/fabric.ts";
import { lineToPullOnto, pulledOnto } from "../border-pull.ts";
import { areaOf, type Corner, type Desk, type DeskEvent, type Hand, handOf, type Mode, onLattice } from "../desk.ts";
import type { Point } from "../ground.ts";
import { pointsOf } from "../ground-lines.ts";
import { distanceM, lengthM } from "../reach.ts";

/** So near one takes hold of a corner, and of a border between corners: pixels. A finger covers more. */
const CORNER_PX = 9;
const BORDER_PX = 12;
const FINGER = 2;

/** A corner that comes so near to a road, river, rail or wall goes onto it: pixels. */
const SNAP_PX = 14;

/**
 * Moves the border between two areas, never one area's alone. With snapping, a stroke along which the border is to run: it follows
 * roads, walls and rivers; and where corners stand far enough apart, one that is pulled near such a line takes the border onto it. Without,
 * corners alone: drag one, pull a new one out between two, double-click takes one away. With Shift the whole stretch goes along, either way.
 */
export const border: Mode = (hand, event, desk) => {
  if (!desk.snaps) return bent(hand, event, desk);
  const begins = event.kind !== "cancel" && (event.shift || isRoomy(event, desk));
  const holdsCorner = hand?.isHeld ? hand.corners.length > 0 : begins;
  return holdsCorner ? bent(hand, event, desk) : rerouted(hand, event, desk);
};

/** Whether the corner under the pointer can be told from those beside it. */
function isRoomy(event: DeskEvent, desk: Desk): boolean {
  const corner = cornerNear(event, desk);
  if (!corner || corner.isBetween) return false;
  const points = pointsOf(desk.ground.fabric, corner.arc);
  const beside = [points[corner.vertex - 1], points[corner.vertex + 1]].filter((point) => point !== undefined);
  const roomM = 2 * CORNER_PX * event.metersPerPx;
  return beside.every((point) => lengthM(desk.ground, [corner.at, point]) >= roomM);
}

const rerouted: Mode = (hand, event, desk) => {
  switch (event.kind) {
    case "down": {
      const near = borderNear(event, desk);
      if (!near) return null;
      return { ...handOf("border", { stroke: [event.at], isHeld: true }), between: near.between };
    }
    case "move": {
      if (!hand?.between) return null;
      const last = hand.stroke[hand.stroke.length - 1];
      if (lengthM(desk.ground, [last, event.at]) < 3 * event.metersPerPx) return hand;
      const stroke = [...hand.stroke, event.at];
      const line = stroke.map(onLattice);
      const edits = [{ kind: "reroute" as const, level: desk.level, between: hand.between, line }];
      return { ...hand, stroke, edits };
    }
    case "up":
      return hand && { ...hand, isHeld: false, isDone: true };
    default:
      return event.kind === "cancel" ? null : hand;
  }
};

const bent: Mode = (hand, event, desk) => {
  switch (event.kind) {
    case "hover":
      return shown(event, desk);
    case "down": {
      const corner = cornerNear(event, desk);
      if (!corner) return null;
      const between = borderNear(event, desk)?.between ?? null;
      return handOf("border", { isHeld: true, stroke: [event.at], corners: [{ ...corner, isHeld: true }], between });
    }
    case "move":
      return hand?.isHeld ? dragged(hand, event, desk) : hand;
    case "up":
      if (!hand?.isHeld) return hand;
      return { ...hand, isHeld: false, isDone: hand.edits.length > 0 };
    case "double": {
      const corner = cornerNear(event, desk);
      if (!corner || corner.isBetween) return null;
      const { arc, vertex } = corner;
      return handOf("border", { edits: [{ kind: "delete-vertex", arc, vertex }], isDone: true });
    }
    default:
      return null;
  }
};

function dragged(hand: Hand, event: DeskEvent, desk: Desk): Hand {
  const { ground } = desk;
  const [corner] = hand.corners;
  const { between } = hand;
  const isSnapping = desk.snaps && !event.shift && between !== null;
  const onto = isSnapping ? lineToPullOnto(desk, event.at, reachOf(event, SNAP_PX), between) : null;
  if (onto && between) {
    const edit = pulledOnto(desk, corner, onto, between);
    return { ...hand, corners: [{ ...corner, at: onto.at }], edits: edit ? [edit] : [] };
  }
  const { arc, vertex } = corner;
  const [start] = hand.stroke;
  const to = onLattice(event.at);
  const by = onLattice([event.at[0] - start[0], event.at[1] - start[1]]);
  if (event.shift) return { ...hand, corners: [{ ...corner, at: event.at }], edits: [{ kind: "move-arc", arc, by }] };
  const moved = lengthM(ground, [start, event.at]) > event.metersPerPx;
  const edit = corner.isBetween
    ? ({ kind: "insert-vertex", arc, vertex, at: to } as const)
    : ({ kind: "move-vertex", arc, vertex, to } as const);
  return { ...hand, corners: [{ ...corner, at: event.at }], edits: moved ? [edit] : [] };
}

/** All corners of the stretch of border under the pointer. */
function shown(event: DeskEvent, desk: Desk): Hand | null {
  const near = borderNear(event, desk);
  return near && handOf("border", { corners: cornersOf(desk, near.arc) });
}

/** The corner under the pointer, or the place between two where a new one can be pulled out. */
function cornerNear(event: DeskEvent, desk: Desk): Corner | null {
  const near = borderNear(event, desk);
  if (!near) return null;
  const reachM = reachOf(event, CORNER_PX);
  const own = cornersOf(desk, near.arc)
    .filter(({ isBetween }) => !isBetween)
    .map((corner) => ({ corner, distance: lengthM(desk.ground, [corner.at, event.at]) }))
    .sort((a, b) => a.distance - b.distance)[0];
  if (own && own.distance <= reachM) return own.corner;
  return { arc: near.arc, vertex: near.vertex, at: event.at, isBetween: true, isHeld: false };
}

const reachOf = ({ metersPerPx, pointer }: DeskEvent, px: number): number =>
  px * metersPerPx * (pointer === "touch" ? FINGER : 1);

function cornersOf({ ground: { fabric } }: Desk, arc: number): Corner[] {
  return pointsOf(fabric, arc).map((at, vertex) => ({ arc, vertex, at, isBetween: false, isHeld: false }));
}

type BorderNear = { arc: number /** of a corner put in there */; vertex: number; between: readonly [number, number] };

/** The stretch of border between two areas that is nearest, within reach; the community's own cannot be moved. */
function borderNear(event: DeskEvent, desk: Desk): BorderNear | null {
  const { ground } = desk;
  const { x, y, arcs } = ground.fabric;
  const reachM = reachOf(event, BORDER_PX);
  const cells = new Set(ground.near(event.at, event.at, reachM));
  let best: BorderNear | null = null;
  let least = reachM;
  for (let arc = 0; arc < arcs.length; arc++) {
    const [left, right] = [arcs.left[arc], arcs.right[arc]];
    if (left === OUTSIDE || right === OUTSIDE || !cells.has(left) || !cells.has(right)) continue;
    const between = [areaOf(desk, left), areaOf(desk, right)] as const;
    if (between[0] === between[1]) continue;
    for (let i = arcs.start[arc] + 1; i < arcs.start[arc + 1]; i++) {
      const [a, b]: Point[] = [
        [x[i - 1], y[i - 1]],
        [x[i], y[i]],
      ];
      const distance = distanceM(ground, event.at, a, b);
      if (distance > least) continue;
      [best, least] = [{ arc, vertex: i - arcs.start[arc], between }, distance];
    }
  }
  return best;
}
