/** Every how many days households are visited, by the code of their type and of the attention they need; the shortest counts. */
export type VisitSchedules = { types: Record<string, number>; attention: Record<string, number> };

/** The longest time between two visits that can be asked for. */
export const MOST_DAYS = 366;
