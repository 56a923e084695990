import type { HouseholdItem } from "../../domain/household.ts";
import type { Position } from "../../domain/position.ts";
import { shortRound, tourMetres } from "../../domain/round.ts";
import type { VisitState } from "../../domain/visit.ts";
import type { RoundStop, VisitRound } from "../../domain/visit-round.ts";
import type { Walking } from "../walking/walking.ts";

export type DueHousehold = HouseholdItem & { visits: VisitState };

/** Places of one round: more are no day's work. */
const MOST_STOPS = 60;

/**
 * The round of `day`: what is due by then, the longest overdue first, joined by building and with what is due soon in the same
 * buildings; from `from`, or begun where it is shortest. `due` has the longest overdue first and may go beyond `day`.
 */
export function planRound(
  due: readonly DueHousehold[],
  day: string,
  from: Position | null,
  walking: Walking,
): VisitRound {
  const stops = new Map<string, DueHousehold[]>();
  let left = 0;
  for (const household of due) {
    const place = placeOf(household);
    const known = stops.get(place);
    if (known) known.push(household);
    else if (household.visits.due! > day) continue;
    else if (stops.size < MOST_STOPS) stops.set(place, [household]);
    else left++;
  }
  const places = [...stops.values()].map(stopOf);
  const points = [...(from ? [from] : []), ...places.map(({ position }) => position)];
  const { metres, measured } = walking.matrix(points);
  const distances = { length: points.length, metres };
  const order = shortRound(distances, from ? 0 : null);
  const inOrder = order.map((at) => points[at]);
  return {
    stops: order.map((at) => places[from ? at - 1 : at]).filter((stop) => stop !== undefined),
    metres: Math.round(tourMetres(distances, order)),
    measured,
    line: measured === "roads" ? lineThrough(inOrder, walking) : inOrder,
    left,
  };
}

const placeOf = ({ id, building }: DueHousehold): string =>
  building === null ? `household ${id}` : `building ${building}`;

function stopOf(households: readonly DueHousehold[]): RoundStop {
  const inOrder = [...households].sort(byDoor);
  const mean = (axis: 0 | 1) => households.reduce((sum, { position }) => sum + position[axis], 0) / households.length;
  const [{ building, address }] = inOrder;
  return { position: [mean(0), mean(1)], building, address, households: inOrder };
}

const numeric = (a: string | null, b: string | null) => (a ?? "").localeCompare(b ?? "", "zh", { numeric: true });

/** Stair by stair, the upper floors first: one takes the lift up and walks down. */
const byDoor = (a: DueHousehold, b: DueHousehold): number =>
  numeric(a.unit, b.unit) || (b.floor ?? 0) - (a.floor ?? 0) || numeric(a.door, b.door) || a.id - b.id;

function lineThrough(points: readonly Position[], walking: Walking): Position[] {
  const line: Position[] = points.slice(0, 1);
  for (let at = 1; at < points.length; at++) line.push(...walking.way(points[at - 1], points[at]).line.slice(1));
  return line;
}
