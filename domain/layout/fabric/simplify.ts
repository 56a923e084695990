/**
 * The line with only the points that lie further than `tolerance` from it without them (Douglas and Peucker 1973). Points are x, y,
 * x, y, …; both ends stay. A ring keeps the point furthest from its end.
 */
export function simplified(points: readonly number[], tolerance: number): number[] {
  const count = points.length / 2;
  const isKept = new Uint8Array(count);
  isKept[0] = isKept[count - 1] = 1;
  const stack: [number, number][] = [[0, count - 1]];
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [from, to] = span;
    const [ax, ay, bx, by] = [points[from * 2], points[from * 2 + 1], points[to * 2], points[to * 2 + 1]];
    const [dx, dy] = [bx - ax, by - ay];
    const square = dx * dx + dy * dy;
    let furthest = 0;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const [ex, ey] = [points[i * 2] - ax, points[i * 2 + 1] - ay];
      const t = square === 0 ? 0 : Math.max(0, Math.min(1, (ex * dx + ey * dy) / square));
      const away = Math.hypot(ex - t * dx, ey - t * dy);
      if (away > furthest) [furthest, at] = [away, i];
    }
    if (at < 0 || furthest <= tolerance) continue;
    isKept[at] = 1;
    stack.push([from, at], [at, to]);
  }
  const kept: number[] = [];
  for (let i = 0; i < count; i++) if (isKept[i]) kept.push(points[i * 2], points[i * 2 + 1]);
  return kept;
}
