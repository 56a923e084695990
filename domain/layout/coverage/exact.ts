/** Above this share of its two products the rounded determinant has the right sign (Shewchuk 1997, orient2d, bound A). */
const SURE = (3 + 16 * 2 ** -53) * 2 ** -53;

/** Products below this may have lost bits to underflow. */
const TINY = 1e-280;

/** Which way one turns at b, going a → b → c: 1 left, -1 right, 0 straight on or back. Exact for all finite doubles. */
export function turn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): -1 | 0 | 1 {
  const left = (ax - cx) * (by - cy);
  const right = (ay - cy) * (bx - cx);
  const difference = left - right;
  if ((ax === cx || by === cy) && (ay === cy || bx === cx)) return 0;
  const size = Math.abs(left) + Math.abs(right);
  if (size > TINY && size < Infinity && Math.abs(difference) > SURE * size) return difference > 0 ? 1 : -1;
  return exactTurn(ax, ay, bx, by, cx, cy);
}

function exactTurn(...doubles: number[]): -1 | 0 | 1 {
  const parts = doubles.map(partsOf);
  const lowest = Math.min(...parts.map(({ exponent }) => exponent));
  const [ax, ay, bx, by, cx, cy] = parts.map(({ mantissa, exponent }) => mantissa << BigInt(exponent - lowest));
  const value = (ax - cx) * (by - cy) - (ay - cy) * (bx - cx);
  return value > 0n ? 1 : value < 0n ? -1 : 0;
}

const view = new DataView(new ArrayBuffer(8));

/** A finite double as mantissa × 2^exponent, both whole. */
function partsOf(double: number): { mantissa: bigint; exponent: number } {
  if (double === 0) return { mantissa: 0n, exponent: 0 };
  view.setFloat64(0, double);
  const high = view.getUint32(0);
  const biased = (high >>> 20) & 0x7ff;
  const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(view.getUint32(4));
  const size = biased === 0 ? fraction : fraction | (1n << 52n);
  return { mantissa: double < 0 ? -size : size, exponent: Math.max(biased, 1) - 1075 };
}

/** How two stretches ab and cd meet. */
export type Meeting =
  | "apart"
  | "end-to-end" // they share one end and nothing else
  | "touch" //      an end of one lies within the other
  | "cross"
  | "overlap"; //   they run along each other

type Point = readonly number[];

/** How the stretches ab and cd, neither of length zero, meet. Exact. */
export function meeting(a: Point, b: Point, c: Point, d: Point): Meeting {
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) return "apart";
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return "apart";
  const atC = turn(a[0], a[1], b[0], b[1], c[0], c[1]);
  const atD = turn(a[0], a[1], b[0], b[1], d[0], d[1]);
  if (atC * atD > 0) return "apart";
  const atA = turn(c[0], c[1], d[0], d[1], a[0], a[1]);
  const atB = turn(c[0], c[1], d[0], d[1], b[0], b[1]);
  if (atA * atB > 0) return "apart";
  const sharesEnd = isSame(a, c) || isSame(a, d) || isSame(b, c) || isSame(b, d);
  if (atC === 0 && atD === 0) {
    // on one line, boxes meet: along each other unless they only touch at an end
    const axis = Math.abs(b[0] - a[0]) >= Math.abs(b[1] - a[1]) ? 0 : 1;
    const from = Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis]));
    const to = Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis]));
    return from < to ? "overlap" : "end-to-end";
  }
  if (atA !== 0 && atB !== 0 && atC !== 0 && atD !== 0) return "cross";
  return sharesEnd ? "end-to-end" : "touch";
}

export const isSame = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1];
