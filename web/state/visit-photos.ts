/** Longest side of a photo that is sent, px: a name plate is still legible, and it takes some hundred kilobytes. */
export const LONGEST_PX = 1600;

/** The size of a picture made no longer than `longestPx` on any side; one that is smaller stays as it is. */
export function fittedSize(width: number, height: number, longestPx = LONGEST_PX): [width: number, height: number] {
  const scale = Math.min(1, longestPx / Math.max(width, height, 1));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/** Where photo `n` (from 1) of a visit is. */
export const photoPath = (visit: string, n: number): string => `/api/visits/${visit}/photos/${n}`;
