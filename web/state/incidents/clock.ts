// How an incident stands against its clock.

/** 0 none, 1 reminded, 2 yellow card, 3 red card. */
export type CardLevel = 0 | 1 | 2 | 3;

export type Clock =
  | { state: "none" }
  | { state: "left"; ms: number; isNear: boolean; card: CardLevel }
  | { state: "over"; ms: number; card: CardLevel };

/** Less than this left is said in amber. */
const NEAR_MS = 24 * 3_600_000;

/** How long is left, or how long it has been late, at `now`; none where it is done or has no due time. */
export function clockOf({ dueAt, card }: { dueAt: string | null; card?: number }, isOpen: boolean, now: number): Clock {
  if (dueAt === null || !isOpen) return { state: "none" };
  const ms = Date.parse(dueAt) - now;
  const level = Math.max(0, Math.min(3, card ?? 0)) as CardLevel;
  return ms < 0
    ? { state: "over", ms: -ms, card: level }
    : { state: "left", ms, isNear: ms < NEAR_MS || level > 0, card: level };
}
