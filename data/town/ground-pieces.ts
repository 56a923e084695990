import type { Building, Draft } from "./draft.ts";
import { enclose, gateAt, numberBy } from "./enclosure.ts";
import { Local, type Point } from "./geometry.ts";
import { EAST, NORTH, SOUTH, WEST } from "./plan.ts";
import { build, corners, fits, type Site } from "./site.ts";

export function fence(draft: Draft, site: Site, kind: string, most: number, walled = true): void {
  const gates = [SOUTH, NORTH, EAST, WEST]
    .map((side) => gateAt(draft, site, side, 0))
    .filter((gate) => gate !== null)
    .sort((a, b) => site.parcel.face.sides[b.side].street.halfM - site.parcel.face.sides[a.side].street.halfM)
    .slice(0, most);
  numberBy(site.parcel, gates);
  if (walled) enclose(draft, site, gates, kind);
  else {
    site.parcel.inside = site.ring;
    draft.lands.push({ kind, name: site.parcel.name, ring: site.ring });
  }
  for (const gate of gates) draft.lanes.push({ kind: "service", name: "", line: [gate.road, gate.at] });
}

export function open(draft: Draft, site: Site, kind: string, most: number): void {
  fence(draft, site, kind, most, false);
}

export function block(
  draft: Draft,
  site: Site,
  x: number,
  y: number,
  lengthM: number,
  depthM: number,
  floors: number,
  kind: string,
  name: string,
): Building | undefined {
  const frame = new Local(site.frame.out(x, y), site.frame.angle);
  for (const scale of [1, 0.88, 0.76, 0.64, 0.52]) {
    const [long, deep] = [lengthM * scale, depthM * scale];
    if (!fits(site.ring, corners(frame, long + 2, deep + 2))) continue;
    const made = build(draft, site.parcel, {
      kind,
      frame,
      lengthM: long,
      depthM: deep,
      floors: 1,
      units: 1,
      doors: 0,
      name,
      gapM: 3,
    });
    if (!made) continue;
    made.storeys = floors;
    return made;
  }
  return undefined;
}

export function green(draft: Draft, site: Site, x: number, y: number, lengthM: number, depthM: number): void {
  draft.lands.push({
    kind: "green",
    name: "",
    ring: corners(new Local(site.frame.out(x, y), site.frame.angle), lengthM, depthM),
  });
}

export function square(draft: Draft, site: Site, x: number, y: number, lengthM: number, depthM: number): void {
  draft.lands.push({
    kind: "square",
    name: "",
    ring: corners(new Local(site.frame.out(x, y), site.frame.angle), lengthM, depthM),
  });
}

/** A running track: two straights and two half circles. */
export function track(site: Site, x: number, y: number, width: number, height: number): Point[] {
  const [w, h] = width > height ? [width, Math.min(height, width * 0.62)] : [Math.min(width, height * 0.62), height];
  const radius = Math.min(w, h) / 2;
  const [dx, dy] = [w / 2 - radius, h / 2 - radius];
  return Array.from({ length: 36 }, (_, i) => {
    const turn = ((i + 0.5) / 36) * 2 * Math.PI;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    return site.frame.out(x + radius * cos + Math.sign(cos) * dx, y + radius * sin + Math.sign(sin) * dy);
  });
}

/** A mall's outline: one corner cut off, one stepped back. */
export function stepped({ frame, lengthM, depthM }: Building): Point[] {
  const [l, d] = [lengthM / 2, depthM / 2];
  return [
    frame.out(-l * 0.7, -d),
    frame.out(l, -d),
    frame.out(l, d * 0.5),
    frame.out(l * 0.6, d * 0.5),
    frame.out(l * 0.6, d),
    frame.out(-l, d),
    frame.out(-l, -d * 0.45),
  ];
}
