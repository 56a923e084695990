import { bordersOf, chooseHolder, facesHeld, holdersOf, type Preference } from "./assign.ts";
import { type Faces, facesOf, UNBOUNDED } from "./faces.ts";
import { widthOf } from "./inscribed.ts";
import { finestTolerance } from "./noding.ts";
import { outlineOf } from "./outline.ts";
import type { MultiPolygon } from "./rings.ts";

export type CleanSettings = {
  /** corners nearer than this become one; a thousand-millionth of the extent unless given */
  tolerance?: number;
  /** gaps up to this wide are filled; none unless given */
  gapWidth?: number;
  /** who gets ground that several hold; who has the longest border with it unless given */
  overlapsTo?: Preference;
  /** new corners lie on a lattice of so many steps a unit */
  perUnit?: number | null;
};

/**
 * The same polygons as a coverage: where several hold the same ground one of them gets it, and narrow gaps go to the neighbour
 * with the longest border. A polygon that loses everything has no pieces left.
 */
export function cleanCoverage(polygons: readonly MultiPolygon[], settings: CleanSettings = {}): MultiPolygon[] {
  const { tolerance = finestTolerance(polygons), gapWidth = 0, overlapsTo = "longest-border" } = settings;
  const faces = facesOf(polygons, { tolerance, perUnit: settings.perUnit ?? null });
  const holders = holdersOf(faces.owners);
  faces.owners.forEach((owners, face) => {
    if (owners.length > 1) holders[face] = chooseHolder(faces, face, owners, holders, overlapsTo);
  });
  for (const face of gapsUpTo(faces, gapWidth)) holders[face] = bordersOf(faces, face, holders)[0]?.polygon ?? null;
  return facesHeld(holders, polygons.length).map((held) => outlineOf(faces, held));
}

/** The ground between polygons that none holds and that is nowhere wider than `width`, as rings of its outline; none for 0. */
export function narrowGaps(polygons: readonly MultiPolygon[], width: number): MultiPolygon[] {
  const faces = facesOf(polygons, { tolerance: finestTolerance(polygons), perUnit: null });
  return gapsUpTo(faces, width).map((gap) => outlineOf(faces, [gap]));
}

/** The union of a coverage's polygons. */
export function unionOf(polygons: readonly MultiPolygon[]): MultiPolygon {
  const faces = facesOf(polygons, { tolerance: finestTolerance(polygons), perUnit: null });
  return outlineOf(
    faces,
    faces.owners.flatMap((owners, face) => (owners.length > 0 ? [face] : [])),
  );
}

function gapsUpTo(faces: Faces, width: number): number[] {
  if (width <= 0) return [];
  return faces.owners.flatMap((owners, face) =>
    face !== UNBOUNDED && owners.length === 0 && widthOf(outlineOf(faces, [face])) <= width ? [face] : [],
  );
}
