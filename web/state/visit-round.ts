import type { Position } from "../../domain/position.ts";
import type { Day } from "./days.ts";
import type { Drawing } from "./drawings.ts";
import type { DueItem } from "./due-list.ts";

/** What `GET /api/visits/round` answers: the due visits of a day as one way on foot. */
export type Round = {
  stops: readonly RoundStop[];
  metres: number;
  measured: "roads" | "straight";
  line: readonly Position[];
};

export type RoundStop = {
  position: Position;
  building: number | null;
  address: string;
  households: readonly DueItem[];
};

/** A round and what it was asked for. */
export type RoundPlan = Round & { area: string; day: Day };

/** The way, and its stops with their numbers from 1. */
export const drawingsOf = ({ line, stops }: Round): Drawing[] => [
  ...(line.length > 1 ? [{ role: "round" as const, line }] : []),
  ...stops.map(({ position }, index) => ({ role: "stop" as const, position, label: String(index + 1) })),
];

/** Doors in all of the round. */
export const doorsOf = ({ stops }: Pick<Round, "stops">): number =>
  stops.reduce((sum, { households }) => sum + households.length, 0);

/** Minutes on foot: 80 metres a minute, 4.8 km/h. */
export const walkMinutes = (metres: number): number => Math.max(1, Math.round(metres / 80));
