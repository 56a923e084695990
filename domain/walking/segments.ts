/** Where the segments a–b and c–d meet, as shares of each; null when they do not, or lie along one line. */
export function meeting(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): { t: number; u: number } | null {
  const [rx, ry, sx, sy] = [bx - ax, by - ay, dx - cx, dy - cy];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return null;
  const t = ((cx - ax) * sy - (cy - ay) * sx) / cross;
  const u = ((cx - ax) * ry - (cy - ay) * rx) / cross;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? { t, u } : null;
}

/** The share of a–b at which it is nearest to the point. */
export function nearestShare(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [rx, ry] = [bx - ax, by - ay];
  const length2 = rx * rx + ry * ry;
  return length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * rx + (y - ay) * ry) / length2));
}
