// What is near, worked out on the device: the position is compared with the kept households and never sent.

import { bearingOf, metresBetween, type Wind, windOf } from "../../../domain/bearing.ts";
import type { Position } from "../../../domain/position.ts";
import type { PackHousehold } from "./due.ts";

/** How far, and in which direction. `wind` null: one stands there. */
export type Way = { metres: number; wind: Wind | null };

/** Nearer than this a direction is chance. */
const HERE_M = 8;

/** From one position to another, as the crow flies. */
export function wayBetween(from: Position, to: Position): Way {
  const metres = metresBetween(from, to);
  return { metres, wind: metres < HERE_M ? null : windOf(bearingOf(from, to)) };
}

/** A building or a house of its own, with the doors in it. */
export type NearPlace = { building: number | null; households: readonly PackHousehold[]; way: Way };

/** The `count` places nearest to `from`, the nearest first; a building is as near as its nearest door. */
export function nearestPlaces(households: readonly PackHousehold[], from: Position, count: number): NearPlace[] {
  const places = new Map<string, { building: number | null; households: PackHousehold[]; nearest: PackHousehold }>();
  const metres = new Map(households.map((one) => [one, metresBetween(from, one.position)]));
  const metresTo = (one: PackHousehold) => metres.get(one) ?? Number.POSITIVE_INFINITY;
  for (const one of households) {
    const key = one.building === null ? `door ${one.id}` : `building ${one.building}`;
    const place = places.get(key);
    if (!place) places.set(key, { building: one.building, households: [one], nearest: one });
    else {
      place.households.push(one);
      if (metresTo(one) < metresTo(place.nearest)) place.nearest = one;
    }
  }
  return [...places.values()]
    .sort((a, b) => metresTo(a.nearest) - metresTo(b.nearest) || a.nearest.id - b.nearest.id)
    .slice(0, count)
    .map(({ building, households, nearest }) => ({
      building,
      households,
      way: wayBetween(from, nearest.position),
    }));
}

/** `things` with the way to each, the nearest first. */
export function nearestOf<T extends { position: Position }>(things: readonly T[], from: Position, count: number) {
  return things
    .map((thing) => ({ thing, way: wayBetween(from, thing.position) }))
    .sort((a, b) => a.way.metres - b.way.metres)
    .slice(0, count);
}
