// What the clock decides on a wall: how old its data are, whether it is night, where the picture stands against burn-in.

import { chinaDay, chinaMinute } from "../../../domain/day.ts";

const MINUTE_MS = 60_000;

/** Data older than this are said to be old, and older than that to have stopped. */
export const OLD_MS = 3 * MINUTE_MS;
export const STOPPED_MS = 15 * MINUTE_MS;

export type Freshness = "fresh" | "old" | "stopped";

/** How old what is shown is, when the server was last heard `silentMs` ago. */
export function freshness(silentMs: number): Freshness {
  if (silentMs >= STOPPED_MS) return "stopped";
  return silentMs >= OLD_MS ? "old" : "fresh";
}

/** `09:40` in China, whatever the wall's own zone. */
export const clockTime = (at: number): string => chinaMinute(new Date(at)).slice(11);

/** `09:40` of the day of `now`, `11-20 09:40` of another: when what is shown was heard. */
export const heardTime = (at: number, now: number): string =>
  chinaDay(new Date(at)) === chinaDay(new Date(now)) ? clockTime(at) : chinaMinute(new Date(at)).slice(5);

/** `{ month: 11, day: 20, weekday: 5 }` in China; Sunday is 0. */
export function clockDay(at: number): { month: number; day: number; weekday: number } {
  const text = chinaMinute(new Date(at)).slice(0, 10);
  return {
    month: Number(text.slice(5, 7)),
    day: Number(text.slice(8)),
    weekday: new Date(`${text}T00:00:00Z`).getUTCDay(),
  };
}

/** Whether `at` lies from `from` until before `to`, both `HH:MM` in China; over midnight where `from` is later. */
export function isNight(at: number, night: { from: string; to: string } | null): boolean {
  if (night === null || night.from === night.to) return false;
  const now = clockTime(at);
  return night.from < night.to ? now >= night.from && now < night.to : now >= night.from || now < night.to;
}

const STEP_MS = 3 * MINUTE_MS;

/** A ring of twelve places, each two pixels from the one before. */
const RING = [
  [-3, -3],
  [-1, -3],
  [1, -3],
  [3, -3],
  [3, -1],
  [3, 1],
  [3, 3],
  [1, 3],
  [-1, 3],
  [-3, 3],
  [-3, 1],
  [-3, -1],
] as const;

/** How far the whole picture is moved, in px: another place each three minutes, the same on all walls of one clock. */
export const driftAt = (at: number): readonly [x: number, y: number] => RING[Math.floor(at / STEP_MS) % RING.length];

/** Whether the header's sides are changed: every other day, from 0:00 in China. */
export const isSwapped = (at: number): boolean =>
  Math.floor((at + 8 * 60 * MINUTE_MS) / (24 * 60 * MINUTE_MS)) % 2 === 1;
