/** How a place became hot (or cold), by ESRI's names. */
export type Course =
  | "new"
  | "consecutive"
  | "intensifying"
  | "diminishing"
  | "persistent"
  | "historical"
  | "oscillating"
  | "sporadic";

export type Pattern = "none" | `${Course}-${"hot" | "cold"}`;

/** A place is hot "most of the time" from this share of all steps on. */
const MOST = 0.9;

/**
 * The pattern of one place from its steps (1 hot, -1 cold, 0 neither, the earliest first) and whether its z rises (1), falls (-1)
 * or neither (0).
 *
 *     new           ·········█   hot in the last step alone
 *     consecutive   ······████   hot without break until the last step, never before, under 90 %
 *     intensifying  ██████████   90 % and the last step hot, z rises;  diminishing: falls;  persistent: neither
 *     historical    █████████·   90 % hot, not the last step
 *     oscillating   ▄▄··██·███   the last step hot, cold before, under 90 %
 *     sporadic      ·█·██··█·█   on and off, never cold, under 90 %
 *
 * The cold ones mirror them. ESRI gives no order where two hold: the colour of the last step comes first, then hot, and
 * "new" and "consecutive" come before "oscillating".
 */
export function patternOf(states: ArrayLike<number>, trend: number): Pattern {
  const last = states[states.length - 1] ?? 0;
  for (const colour of last < 0 ? [-1, 1] : [1, -1]) {
    const course = courseOf(
      Array.from(states, (state) => state * colour),
      trend * colour,
    );
    if (course) return `${course}-${colour > 0 ? "hot" : "cold"}`;
  }
  return "none";
}

/** The course of what is hot (1); null when there is none. */
function courseOf(states: readonly number[], trend: number): Course | null {
  const steps = states.length;
  const hot = states.filter((state) => state > 0).length;
  if (hot === 0) return null;
  const isMost = hot >= MOST * steps;
  if (states[steps - 1] > 0) {
    const run = steps - 1 - states.findLastIndex((state) => state <= 0);
    if (run === hot && hot === 1) return "new";
    if (run === hot && !isMost) return "consecutive";
    if (isMost) return trend > 0 ? "intensifying" : trend < 0 ? "diminishing" : "persistent";
    if (states.some((state) => state < 0)) return "oscillating";
  } else if (isMost) return "historical";
  return isMost || states.some((state) => state < 0) ? null : "sporadic";
}
