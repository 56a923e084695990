import type { Draft, Lot, Parcel } from "./draft.ts";
import { distance, distanceToSegment, holds, Local, mix, type Point, straightened } from "./geometry.ts";
import type { Face } from "./plan.ts";
import { build, corners, fits, inset } from "./site.ts";
import { hasShops, type Street } from "./streets.ts";

/** Ground a row of shops takes between pavement and wall. */
const SHOP_STRIP_M = 12;
const PAVEMENT_M = 3;
const DEPTH_M = 9;
const SHOP_M = 5.5;

/** Clearance of the parcel's wall from each street's middle line; `shops` says on which sides shops stand before it. */
export const clearances = (parcel: Parcel, shops: readonly boolean[], face: Face = parcel.face): number[] =>
  face.sides.map(({ street }, i) => street.halfM + (street.halfM > 5 ? 1.5 : 0.4) + (shops[i] ? SHOP_STRIP_M : 0));

/** Sides of the parcel along which shops stand. */
export const shopSides = (draft: Draft, parcel: Parcel, share: number): boolean[] =>
  parcel.face.sides.map(({ street }) => hasShops(street) && draft.random.chance(share));

/** Rows of shops along the streets of the parcel's lots, with the ways to the gates left open. */
export function buildShops(
  draft: Draft,
  parcel: Parcel,
  sides: readonly boolean[],
  ways: readonly (readonly Point[])[],
): void {
  for (const lot of parcel.lots) {
    const kerb = inset(
      draft.plan,
      lot.face,
      lot.face.sides.map(({ street }) => street.halfM + (street.halfM > 1 ? 1 : 0.3)),
    );
    if (!kerb) continue;
    lot.face.sides.forEach((side, i) => {
      if (!sides[i] || !hasShops(side.street)) return;
      const line = straightened(draft.plan.line(side.chain), 0.3);
      for (let k = 1; k < line.length; k++) rowAlong(draft, lot, line[k - 1], line[k], side.street, kerb, ways);
    });
  }
}

function rowAlong(
  draft: Draft,
  lot: Lot,
  a: Point,
  b: Point,
  street: Street,
  kerb: Point[],
  ways: readonly (readonly Point[])[],
): void {
  const { random } = draft;
  const lengthM = distance(a, b);
  const angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
  for (let at = 2; at < lengthM - 14; ) {
    const count = Math.min(random.whole(3, 8), Math.floor((lengthM - 2 - at) / SHOP_M));
    if (count < 2) return;
    const size = count * SHOP_M;
    const middle = new Local(mix(a, b, (at + size / 2) / lengthM), angle);
    const frame = new Local(middle.out(0, street.halfM + PAVEMENT_M + DEPTH_M / 2), angle);
    const rectangle = corners(frame, size, DEPTH_M);
    const blocked = ways.some((way) => way.some((p, i) => i > 0 && near(rectangle, way[i - 1], p)));
    const floors = 1;
    if (!blocked && fits(kerb, rectangle)) {
      const made = build(draft, lot.parcel, {
        kind: "shop",
        frame,
        lengthM: size,
        depthM: DEPTH_M,
        floors,
        units: 1,
        doors: count,
      });
      if (made) {
        made.door = { street, number: street.nextNumber };
        street.nextNumber += count;
      }
      at += made ? size + random.between(0.8, 7) : 5;
    } else at += 4;
  }
}

function near(rectangle: readonly Point[], a: Point, b: Point): boolean {
  const steps = Math.ceil(distance(a, b) / 3);
  for (let i = 0; i <= steps; i++) {
    const point = mix(a, b, i / steps);
    if (holds(rectangle, point)) return true;
    if (rectangle.some((corner, k) => distanceToSegment(point, corner, rectangle[(k + 1) % 4]) < 4.5)) return true;
  }
  return false;
}
