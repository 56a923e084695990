/** Where photo `n` (from 1) of an incident is. */
export const photoPathOf = (incident: number, n: number): string => `/api/incidents/${incident}/photos/${n}`;
