import { areaOfFace } from "./assign.ts";
import { halfEdgesOf } from "./faces.ts";
import { type FaultSettings, polygonsAt, type Survey, surveyOf } from "./faults.ts";
import { outlineOf } from "./outline.ts";
import type { MultiPolygon } from "./rings.ts";

/** How one fault is to be mended: who gets the ground, one of the fault's choices. Null too where nothing changes hands. */
export type Repair = { readonly fault: number; readonly to: number | null };

/** One polygon before and after repairs. */
export type Change = {
  readonly polygon: number;
  readonly before: MultiPolygon;
  readonly after: MultiPolygon;
  /** ground it gets and gives up, in the unit of the settings' scale */
  readonly gained: number;
  readonly lost: number;
};

/** The best choice for every fault that can be mended. */
export const bestRepairs = (faults: readonly Survey["faults"][number]["fault"][]): Repair[] =>
  faults.flatMap(({ kind, choices }, fault) =>
    kind === "flat" || (choices.length === 0 && kind === "gap") ? [] : [{ fault, to: choices[0] ?? null }],
  );

/**
 * What the polygons become when these faults, numbered as `coverageFaults` lists them for the same polygons and settings, are
 * mended and no others: a preview, nothing is changed. Only polygons that differ are given: those that gain or lose ground, and
 * those that take over a corner where they meet one of them. Throws a RangeError for a fault or choice that there is not.
 */
export function repairCoverage(
  polygons: readonly MultiPolygon[],
  repairs: readonly Repair[],
  settings: FaultSettings = {},
): Change[] {
  const survey = surveyOf(polygons, settings);
  const { faces, faults } = survey;
  const held = survey.holders.map((list) => list);
  const gained = new Array<number>(polygons.length).fill(0);
  const lost = new Array<number>(polygons.length).fill(0);
  const changed = new Set<number>();
  const at = polygonsAt(faces, polygons.length);
  const takeCorners = (points: Iterable<number>) => {
    for (const point of points) {
      for (const polygon of at.get(point) ?? []) if (!survey.had(polygon, point)) changed.add(polygon);
    }
  };
  const [scaleX, scaleY] = settings.scale ?? [1, 1];
  for (const { fault: nth, to } of repairs) {
    const entry = faults[nth];
    if (!entry) throw new RangeError(`there is no fault ${nth}`);
    const { fault, face } = entry;
    if (fault.kind === "unmatched") {
      const isBetween = (around: readonly number[]) => fault.polygons.every((polygon) => around.includes(polygon));
      takeCorners([...at].flatMap(([point, around]) => (isBetween(around) ? [point] : [])));
    }
    if (face === null) {
      if (fault.kind !== "unmatched") changed.add(fault.polygons[0]);
      continue;
    }
    if (!fault.choices.includes(to)) throw new RangeError(`fault ${nth} cannot be mended by ${to}`);
    const area = areaOfFace(faces, face) * scaleX * scaleY;
    for (const polygon of held[face]) {
      if (polygon === to) continue;
      lost[polygon] += area;
      changed.add(polygon);
    }
    if (to !== null && !held[face].includes(to)) {
      gained[to] += area;
      changed.add(to);
    }
    held[face] = to === null ? [] : [to];
    takeCorners(halfEdgesOf(faces, face).map((half) => faces.from[half]));
  }
  // a polygon that is written anew has all corners of its border: neighbours that lack one there take it over
  for (let count = 0; count < changed.size; ) {
    count = changed.size;
    for (const [point, around] of at) {
      if (around.some((polygon) => changed.has(polygon) && !survey.had(polygon, point))) takeCorners([point]);
    }
  }
  const facesOfPolygon: number[][] = polygons.map(() => []);
  held.forEach((list, face) => {
    for (const polygon of list) facesOfPolygon[polygon].push(face);
  });
  return [...changed]
    .sort((a, b) => a - b)
    .map((polygon) => ({
      polygon,
      before: polygons[polygon],
      after: outlineOf(faces, facesOfPolygon[polygon]),
      gained: gained[polygon],
      lost: lost[polygon],
    }));
}
