/**
 * The mass of the quartic kernel of radius 1 around the origin inside a rectangle, in closed form.
 *
 *      ┌────────┬──╮      a rectangle is four quarters with a corner at the origin, added or
 *      │        │t  ╲     taken away; in each, below the height t where its side meets the circle
 *      ├────────┼───┤     (1 − y² − x²)² is a polynomial, above it ∫ (1 − y²)^(5/2) dy
 *     0         a   1
 */
export function quarticMass(west: number, south: number, east: number, north: number): number {
  return quarter(east, north) - quarter(west, north) - quarter(east, south) + quarter(west, south);
}

/** The mass between the origin and (x, y), with the sign of x · y. */
function quarter(x: number, y: number): number {
  const [a, b] = [Math.min(Math.abs(x), 1), Math.min(Math.abs(y), 1)];
  const t = Math.min(b, Math.sqrt(1 - a * a));
  const straight = a * (t - (2 * t ** 3) / 3 + t ** 5 / 5) - (2 / 3) * a ** 3 * (t - t ** 3 / 3) + (a ** 5 * t) / 5;
  const round = (8 / 15) * (underCircle(b) - underCircle(t));
  return Math.sign(x) * Math.sign(y) * (3 / Math.PI) * (straight + round);
}

/** ∫ (1 − y²)^(5/2) dy from 0 to y. */
function underCircle(y: number): number {
  const c = Math.sqrt(1 - y * y);
  return (y * c * (8 * c ** 4 + 10 * c * c + 15)) / 48 + (5 / 16) * Math.asin(y);
}
