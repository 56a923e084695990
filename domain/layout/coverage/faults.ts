// What is wrong with polygons that should cover ground without gap or overlap, fault by fault.

import { areaOfFace, bordersOf, holdersOf } from "./assign.ts";
import { type Faces, facesOf, halfEdgesOf, UNBOUNDED } from "./faces.ts";
import { widthOf } from "./inscribed.ts";
import { finestTolerance } from "./noding.ts";
import { outlineOf } from "./outline.ts";
import { areaOf, type MultiPolygon } from "./rings.ts";
import { selfCrossings } from "./self-crossings.ts";

/** What can be wrong, the worst first. */
export const FAULT_KINDS = [
  "flat", //      a polygon without any area
  "crossing", //  a border that crosses or runs along itself
  "overlap", //   ground that several polygons hold
  "outside", //   ground that a polygon holds beyond the area it lies in
  "gap", //       ground between polygons that none holds
  "unmatched", // a border that two polygons share, but not with the same corners
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export type Fault = {
  readonly kind: FaultKind;
  /** whom it concerns; the neighbours of a gap, those with the longest border first */
  readonly polygons: readonly number[];
  /** the ground in question; no pieces where it is a matter of lines and corners */
  readonly shape: MultiPolygon;
  /** the corners in question, and where borders cross */
  readonly points: readonly (readonly number[])[];
  /** of `shape` */
  readonly area: number;
  /** diameter of the largest circle in `shape`, at most 5 % too small */
  readonly width: number;
  /** who could have the ground, best first; null: nobody. Empty where nothing changes hands, or nothing can be done */
  readonly choices: readonly (number | null)[];
};

export type FaultSettings = {
  /** the area that the polygons should cover; without it, ground that none holds is a gap where it is enclosed */
  within?: MultiPolygon | null;
  /** gaps wider than this are meant; Infinity unless given */
  gapWidth?: number;
  /** corners nearer than this are one; a thousand-millionth of the extent unless given */
  tolerance?: number;
  /** new corners lie on a lattice of so many steps a unit */
  perUnit?: number | null;
  /** metres a unit, along x and y: what areas and widths are counted in */
  scale?: readonly [number, number];
};

/**
 * All faults of the polygons, worst kind first, large before small. None means: they form a coverage, point for point
 * (`invalidEdges` finds nothing), and fill `within`.
 */
export const coverageFaults = (polygons: readonly MultiPolygon[], settings: FaultSettings = {}): Fault[] =>
  surveyOf(polygons, settings).faults.map(({ fault }) => fault);

/** The faults, and the ground they were found on. */
export type Survey = {
  readonly faces: Faces;
  /** by face, the polygons that hold it; the surrounding area is none of them */
  readonly holders: readonly (readonly number[])[];
  readonly faults: readonly { fault: Fault; face: number | null }[];
  /** whether a corner of the cut borders is one that the polygon had */
  readonly had: (polygon: number, point: number) => boolean;
};

export function surveyOf(polygons: readonly MultiPolygon[], settings: FaultSettings): Survey {
  const { within = null, gapWidth = Infinity, scale = [1, 1] } = settings;
  const all = within ? [...polygons, within] : polygons;
  const faces = facesOf(all, {
    tolerance: settings.tolerance ?? finestTolerance(all),
    perUnit: settings.perUnit ?? null,
  });
  const surrounding = polygons.length;
  const holders = faces.owners.map((owners) => owners.filter((polygon) => polygon !== surrounding));
  const isWithin = (face: number) => within === null || faces.owners[face].includes(surrounding);
  const alone = holdersOf(faces.owners.map((_, face) => holders[face]));
  const had = cornersHad(polygons, faces);
  const faults: { fault: Fault; face: number | null }[] = [];

  faces.owners.forEach((_, face) => {
    if (face === UNBOUNDED) return;
    const held = holders[face];
    const kind = !isWithin(face) ? "outside" : held.length === 0 ? "gap" : "overlap";
    if (kind === "outside" ? held.length === 0 : held.length === 1) return;
    const shape = outlineOf(faces, [face]);
    const width = widthOf(
      shape.map((piece) => piece.map((ring) => ring.map(([x, y]) => [x * scale[0], y * scale[1]]))),
      0.05,
    );
    if (kind === "gap" && width > gapWidth) return;
    const near = bordersOf(faces, face, alone, scale).map(({ polygon }) => polygon);
    const choices =
      kind === "outside"
        ? [null]
        : kind === "gap"
          ? near
          : [...near.filter((polygon) => held.includes(polygon)), ...held.filter((polygon) => !near.includes(polygon))];
    const area = areaOfFace(faces, face) * scale[0] * scale[1];
    const concerned = kind === "gap" ? near : held;
    faults.push({ fault: { kind, polygons: concerned, shape, points: [], area, width, choices }, face });
  });

  const areaHeld = new Array<number>(polygons.length).fill(0);
  holders.forEach((held, face) => {
    for (const polygon of held) areaHeld[polygon] += areaOfFace(faces, face);
  });
  polygons.forEach((polygon, nth) => {
    const points = selfCrossings(polygon);
    const isFlat = areaHeld[nth] <= 0;
    // what the rings say and what the even-odd rule gives differ where a hole lies outside, or pieces lie on each other
    const isAskew = Math.abs(areaOf(polygon) - areaHeld[nth]) > 1e-3 * areaHeld[nth];
    if (!isFlat && points.length === 0 && !isAskew) return;
    const kind = isFlat ? "flat" : "crossing";
    faults.push({ fault: { ...NO_GROUND, kind, polygons: [nth], points }, face: null });
  });
  const inFault = new Set(faults.flatMap(({ face }) => (face === null ? [] : halfEdgesOf(faces, face))));
  for (const fault of unmatchedCorners(faces, polygons.length, had, inFault)) faults.push({ fault, face: null });

  const rank = ({ fault }: { fault: Fault }) => FAULT_KINDS.indexOf(fault.kind);
  faults.sort((a, b) => rank(a) - rank(b) || b.fault.area - a.fault.area);
  return { faces, holders, faults, had };
}

const NO_GROUND = { shape: [], area: 0, width: 0, choices: [] } as const;

function cornersHad(polygons: readonly MultiPolygon[], { x, y }: Faces): Survey["had"] {
  const key = (px: number, py: number) => `${px} ${py}`;
  const corners = polygons.map(
    (polygon) => new Set(polygon.flatMap((piece) => piece.flatMap((ring) => ring.map(([px, py]) => key(px, py))))),
  );
  return (polygon, point) => corners[polygon].has(key(x[point], y[point]));
}

/** The polygons whose border runs through each point, rising. */
function polygonsAt({ from, borders }: Faces, polygons: number): ReadonlyMap<number, readonly number[]> {
  const at = new Map<number, Set<number>>();
  from.forEach((point, half) => {
    const list = at.get(point) ?? new Set();
    at.set(point, list);
    for (const polygon of borders[half >> 1]) if (polygon < polygons) list.add(polygon);
  });
  return new Map([...at].map(([point, list]) => [point, [...list].sort((a, b) => a - b)]));
}

/** For each two neighbours, the corners that only one of them has; corners of a gap or overlap are its own matter. */
function unmatchedCorners(faces: Faces, polygons: number, had: Survey["had"], inFault: ReadonlySet<number>): Fault[] {
  const { x, y, from } = faces;
  const atFault = new Set<number>();
  for (const half of inFault) atFault.add(from[half]);
  const pairs = new Map<string, { polygons: number[]; points: Set<number> }>();
  for (const [point, around] of polygonsAt(faces, polygons)) {
    if (atFault.has(point)) continue;
    for (const polygon of around) {
      if (had(polygon, point)) continue;
      for (const other of around) {
        if (other === polygon || !had(other, point)) continue;
        const pair = [Math.min(polygon, other), Math.max(polygon, other)];
        const known = pairs.get(pair.join(" ")) ?? { polygons: pair, points: new Set() };
        pairs.set(pair.join(" "), known);
        known.points.add(point);
      }
    }
  }
  return [...pairs.values()].map((pair) => ({
    ...NO_GROUND,
    kind: "unmatched",
    polygons: pair.polygons,
    points: [...pair.points].map((point) => [x[point], y[point]]),
  }));
}
