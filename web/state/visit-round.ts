import type { VisitRound } from "../../domain/visit-round.ts";
import type { Day } from "./days.ts";
import type { Drawing } from "./drawings.ts";

/** A round and what it was asked for. */
export type RoundPlan = VisitRound & { area: string; day: Day };

/** The way, and its stops with their numbers from 1. */
export const drawingsOf = ({ line, stops }: VisitRound): Drawing[] => [
  ...(line.length > 1 ? [{ role: "round" as const, line }] : []),
  ...stops.map(({ position }, index) => ({ role: "stop" as const, position, label: String(index + 1) })),
];

/** Doors in all of the round. */
export const doorsOf = ({ stops }: Pick<VisitRound, "stops">): number =>
  stops.reduce((sum, { households }) => sum + households.length, 0);

/** Minutes on foot: 80 metres a minute, 4.8 km/h. */
export const walkMinutes = (metres: number): number => Math.max(1, Math.round(metres / 80));
