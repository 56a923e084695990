import { areaOfFace } from "./assign.ts";
import { type Faces, halfEdgesOf } from "./faces.ts";
import { type FaultSettings, type Survey, surveyOf } from "./faults.ts";
import { finestTolerance, parityOf } from "./noding.ts";
import { outlineOf } from "./outline.ts";
import type { MultiPolygon, Ring } from "./rings.ts";

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
 * those that take over a corner where they meet such a one. Throws a RangeError for a fault or choice that there is not.
 */
export function repairCoverage(
  polygons: readonly MultiPolygon[],
  repairs: readonly Repair[],
  settings: FaultSettings = {},
): Change[] {
  const survey = surveyOf(polygons, settings);
  const { faces, faults, had } = survey;
  const held = survey.holders.map((list) => list);
  const gained = new Array<number>(polygons.length).fill(0);
  const lost = new Array<number>(polygons.length).fill(0);
  const changed = new Set<number>();
  const [scaleX, scaleY] = settings.scale ?? [1, 1];
  for (const { fault: nth, to } of repairs) {
    const entry = faults[nth];
    if (!entry) throw new RangeError(`there is no fault ${nth}`);
    const { fault, face } = entry;
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
  }
  const at = polygonsAfter(faces, held);
  const mended = new Set<number>(
    repairs.flatMap(({ fault: nth }) => {
      const { face, fault } = faults[nth];
      if (face !== null) return halfEdgesOf(faces, face).map((half) => faces.from[half]);
      if (fault.kind !== "unmatched") return [];
      const meet = (around: ReadonlySet<number>) => fault.polygons.every((polygon) => around.has(polygon));
      return [...at].flatMap(([point, around]) => (meet(around) ? [point] : []));
    }),
  );
  // there, those who meet share every corner
  for (const point of mended) {
    const around = at.get(point)!;
    if (around.size > 1) for (const polygon of around) if (!had(polygon, point)) changed.add(polygon);
  }
  const facesOfPolygon: number[][] = polygons.map(() => []);
  held.forEach((list, face) => {
    for (const polygon of list) facesOfPolygon[polygon].push(face);
  });
  const points = new Map(faces.x.map((x, point) => [`${x} ${faces.y[point]}`, point]));
  const tolerance = settings.tolerance ?? finestTolerance(polygons);
  return [...changed]
    .sort((a, b) => a - b)
    .map((polygon) => {
      /** Whether a corner came of cutting alone: not the polygon's own, and not where it meets a neighbour after a repair. */
      const isIdle = ([x, y]: readonly number[]) => {
        const point = points.get(`${x} ${y}`)!;
        return !had(polygon, point) && (!mended.has(point) || at.get(point)!.size === 1);
      };
      const after = outlineOf(faces, facesOfPolygon[polygon]);
      return {
        polygon,
        before: polygons[polygon],
        after: after.map((piece) => piece.map((ring) => withoutIdle(ring, isIdle, tolerance))),
        gained: gained[polygon],
        lost: lost[polygon],
      };
    });
}

/** By point, the polygons whose border runs through it once the faces are held like this. */
function polygonsAfter({ from, face }: Faces, held: readonly (readonly number[])[]): Map<number, Set<number>> {
  const at = new Map<number, Set<number>>();
  from.forEach((point, half) => {
    const around = at.get(point) ?? new Set();
    at.set(point, around);
    for (const polygon of parityOf(held[face[half]], held[face[half ^ 1]])) around.add(polygon);
  });
  return at;
}

/** The ring without idle corners where it goes straight on. */
function withoutIdle(ring: Ring, isIdle: (point: readonly number[]) => boolean, tolerance: number): Ring {
  const corners = ring.slice(1);
  const kept = corners.filter((point, index) => {
    if (!isIdle(point)) return true;
    const before = corners[(index + corners.length - 1) % corners.length];
    const after = corners[(index + 1) % corners.length];
    const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
    return Math.abs(dx * (point[1] - before[1]) - dy * (point[0] - before[0])) > tolerance * Math.hypot(dx, dy);
  });
  return kept.length < 3 ? ring : [kept[kept.length - 1], ...kept];
}
