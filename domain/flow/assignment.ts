import { LEVELS, type Level } from "../grid.ts";

/** Somebody with a duty for an area; `person` null: an area for which nobody has any. */
export type Candidate = {
  /** code of the area */
  area: string;
  level: Level;
  duty: string | null;
  person: { id: number; name: string } | null;
  away: boolean;
};

/** One whom the search came by, and why it went on or stopped. */
export type Tried = {
  area: string;
  level: Level;
  duty: string | null;
  /** their name */
  person: string | null;
  why: "on-duty" | "on-leave" | "no-duty" | "passed-over";
};

/** Who gets an incident. */
export type Assignee = { id: number; name: string; duty: string; area: string; level: Level };

const sizeOf = (level: Level): number => LEVELS.length - LEVELS.indexOf(level);

/**
 * Who is on duty, and whom the search came by: from `start` up, the smallest area first, as the candidates stand. Whoever is away is passed
 * by, and where nobody has a duty the next larger area is asked. `but`: an id that is not asked (whoever hands it up).
 */
export function assigneeFor(
  candidates: readonly Candidate[],
  start: Level,
  but: number | null = null,
): { assignee: Assignee | null; tried: Tried[] } {
  const tried: Tried[] = [];
  for (const { area, level, duty, person, away } of candidates) {
    if (sizeOf(level) < sizeOf(start)) continue;
    const why =
      person === null || duty === null ? "no-duty" : away ? "on-leave" : person.id === but ? "passed-over" : "on-duty";
    tried.push({ area, level, duty, person: person?.name ?? null, why });
    if (why === "on-duty") return { assignee: { ...person!, duty: duty!, area, level }, tried };
  }
  return { assignee: null, tried };
}

/** The level above `level`; null above a county. */
export const levelAbove = (level: Level): Level | null => LEVELS[LEVELS.indexOf(level) - 1] ?? null;
