import { parcelAddress } from "./addresses.ts";
import type { Draft, Parcel } from "./draft.ts";
import { crossing, distance, type Point, partOf } from "./geometry.ts";
import { EAST, NORTH, SOUTH, WEST } from "./plan.ts";
import type { Site } from "./site.ts";
import { canEnterFrom, hasShops } from "./streets.ts";

export type Gate = { at: Point; road: Point; side: number };

const SIDE_NAMES = ["南门", "东门", "北门", "西门"];

/** A way straight out of the site through one of its sides, at `x` (south, north) or `y` (west, east) of its frame. */
export function gateAt(draft: Draft, site: Site, side: number, along: number): Gate | null {
  const { parcel, frame, ring } = site;
  if (!canEnterFrom(parcel.face.sides[side].street)) return null;
  const inside = side === SOUTH || side === NORTH ? frame.out(along, 0) : frame.out(0, along);
  const outside = {
    [SOUTH]: frame.out(along, site.south - 80),
    [NORTH]: frame.out(along, site.north + 80),
    [WEST]: frame.out(site.west - 80, along),
    [EAST]: frame.out(site.east + 80, along),
  }[side] as Point;
  const at = meeting([...ring, ring[0]], inside, outside);
  const road = meeting(draft.plan.side(parcel.face, side), inside, outside);
  return at && road ? { at, road, side } : null;
}

/** Where the chain first meets the straight way; null when it does not. */
export function meeting(chain: readonly Point[], from: Point, to: Point): Point | null {
  for (let i = 1; i < chain.length; i++) {
    const point = crossing(chain[i - 1], chain[i], from, to);
    if (point) return point;
  }
  return null;
}

/** Gates and number of the parcel: the main gate opens to the most important street. */
export function numberBy(parcel: Parcel, gates: readonly Gate[]): void {
  const best = gates.map((gate) => parcel.face.sides[gate.side].street).sort((a, b) => b.halfM - a.halfM)[0];
  parcel.street = best ?? parcel.street;
  parcel.number = parcel.street.nextNumber;
  parcel.street.nextNumber += hasShops(parcel.street) ? 4 : 2;
}

/** Draws the wall with its gates and names the gates; those of a compound are facilities, which the office keeps a list of. */
export function enclose(draft: Draft, site: Site, gates: readonly Gate[], kind: string): void {
  const { parcel, ring } = site;
  draft.lands.push({ kind, name: parcel.name, ring });
  parcel.inside = ring;
  const closed = [...ring, ring[0]];
  const lengths = [0];
  for (let i = 1; i < closed.length; i++) lengths.push(lengths[i - 1] + distance(closed[i - 1], closed[i]));
  const total = lengths[closed.length - 1];
  const places = gates
    .map((gate) => {
      for (let i = 1; i < closed.length; i++) {
        const off =
          distance(closed[i - 1], gate.at) + distance(gate.at, closed[i]) - distance(closed[i - 1], closed[i]);
        if (off < 1e-6) return lengths[i - 1] + distance(closed[i - 1], gate.at);
      }
      return 0;
    })
    .sort((a, b) => a - b);
  const twice = [...closed, ...closed.slice(1)];
  places.forEach((place, i) => {
    const next = i + 1 < places.length ? places[i + 1] : places[0] + total;
    if (next - place > 12) draft.lanes.push({ kind: "wall", name: "", line: partOf(twice, place + 4, next - 4) });
  });
  if (places.length === 0) draft.lanes.push({ kind: "wall", name: "", line: closed });
  for (const { side, at } of gates) {
    const gate = { kind: "gate", name: `${parcel.name}${SIDE_NAMES[side]}`, at };
    if (kind === "compound") draft.facilities.push({ ...gate, lot: null, address: parcelAddress(parcel) });
    else draft.places.push(gate);
  }
}
