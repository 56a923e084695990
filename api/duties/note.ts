/** What the note of a patrol is sealed for: its area (id) and day. */
export const patrolContext = (area: number, day: string): string => `patrol ${area} ${day}`;
