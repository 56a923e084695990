import type { Feature, FeatureCollection, Geometry } from "geojson";
import { GRID_FILLS } from "../../domain/area-colours.ts";
import { type AreaId, cellsIn, type Draft, gridOfCells, type LayoutLevel } from "../../domain/layout/layout.ts";
import { RANKS, ranksOf } from "../../domain/layout/outline.ts";
import type { PlanGround, PlanLabel, PlanMark, PlanPicture } from "../map/plan-picture.ts";
import { remember } from "../map/remember.ts";
import type { Hand } from "./desk.ts";
import type { Ground, Point } from "./ground.ts";
import { labelCells } from "./label-cells.ts";

/** What the picture is made from. `preview` is the draft as it would be on release, `draft` as it is. */
export type PictureInput = {
  ground: Ground;
  draft: Draft;
  preview: Draft;
  level: LayoutLevel;
  chosen: readonly AreaId[];
  /** index into GRID_FILLS of each grid, also of those that the gesture in hand makes */
  colours: ReadonlyMap<AreaId, number>;
  /** households of each grid, in the preview */
  households: ReadonlyMap<AreaId, number>;
  band: readonly [number, number];
  hand: Hand | null;
  /** 甲, 乙, … of the areas the chip speaks of */
  letters: ReadonlyMap<AreaId, string>;
  formatCount: (count: number) => string;
};

/** A function that draws inputs one after the other; parts whose own inputs are the same come back as the same objects. */
export function createPicture(): (input: PictureInput) => PlanPicture {
  const groundOf = remember((ground: Ground): PlanGround => ({ cells: ground.cells, arcs: ground.arcs }));
  const fillOf = remember((draft: Draft, colours: PictureInput["colours"]) =>
    Uint8Array.from(gridOfCells(draft.layout), (grid) => colours.get(grid) ?? 0),
  );
  const ranks = remember(ranksOf);
  const locked = remember(lockedShapes);
  const changed = remember(changedShapes);
  const labelsAt = remember((draft: Draft) => labelCells(draft.fabric.cells, gridOfCells(draft.layout)));
  const labels = remember(labelShapes);
  const chosen = remember(chosenShapes);
  const marks = remember(markShapes);
  return (input) => {
    const { ground, draft, preview, hand } = input;
    // why: a gesture that changes the ground itself is drawn by its marks alone until it is done
    const shown = preview.fabric === draft.fabric ? preview : draft;
    return {
      ground: groundOf(ground),
      fillOf: fillOf(draft, input.colours),
      fills: GRID_FILLS,
      rankOf: ranks(shown),
      locked: locked(ground, draft),
      hand: changed(ground, draft, shown, input.colours),
      labels: labels(
        ground,
        draft,
        labelsAt(draft),
        input.households,
        input.band,
        input.chosen,
        input.level,
        input.letters,
        input.formatCount,
      ),
      chosen: chosen(ground, shown, input.level, input.chosen),
      marks: marks(ground, draft, preview, hand),
    };
  };
}

const collection = <G extends Geometry, P>(features: Feature<G, P>[]): FeatureCollection<G, P> => ({
  type: "FeatureCollection",
  features,
});

const none = collection<never, never>([]);

function lockedShapes(ground: Ground, { layout }: Draft): PlanPicture["locked"] {
  const grids = [...layout.grids].filter(([, grid]) => grid.isLocked).map(([id]) => id);
  if (grids.length === 0) return none;
  return collection(grids.flatMap((grid) => cellsIn(layout, "grid", grid)).map((cell) => ground.cells.features[cell]));
}

/** Cells whose grid is another one than before. */
function changedShapes(
  ground: Ground,
  before: Draft,
  after: Draft,
  colours: PictureInput["colours"],
): PlanPicture["hand"] {
  if (before.layout === after.layout) return none;
  const [old, next] = [gridOfCells(before.layout), gridOfCells(after.layout)];
  const features: PlanPicture["hand"]["features"] = [];
  old.forEach((grid, cell) => {
    if (grid === next[cell]) return;
    const { geometry } = ground.cells.features[cell];
    features.push({ type: "Feature", properties: { to: colours.get(next[cell]) ?? 0 }, geometry });
  });
  return collection(features);
}

function labelShapes(
  ground: Ground,
  { layout, fabric }: Draft,
  cellOf: ReadonlyMap<AreaId, number>,
  households: PictureInput["households"],
  [least, most]: PictureInput["band"],
  chosen: readonly AreaId[],
  level: LayoutLevel,
  letters: PictureInput["letters"],
  formatCount: PictureInput["formatCount"],
): PlanPicture["labels"] {
  return collection(
    [...cellOf].flatMap(([id, cell]) => {
      const grid = layout.grids.get(id);
      if (!grid) return [];
      const count = households.get(id) ?? 0;
      const properties: PlanLabel = {
        name: grid.name,
        count: formatCount(count),
        isBad: grid.kind !== "dedicated" && (count < least || count > most),
        isChosen: level === "grid" && chosen.includes(id),
        isLocked: grid.isLocked,
        letter: letters.get(id) ?? "",
      };
      const coordinates = ground.positionOf([fabric.cells.x[cell], fabric.cells.y[cell]]);
      return [{ type: "Feature" as const, properties, geometry: { type: "Point" as const, coordinates } }];
    }),
  );
}

/** The border around what is chosen. */
function chosenShapes(
  ground: Ground,
  { fabric, layout }: Draft,
  level: LayoutLevel,
  chosen: readonly AreaId[],
): PlanPicture["chosen"] {
  if (chosen.length === 0) return none;
  const areas = level === "grid" ? gridOfCells(layout) : layout.microgridOf;
  const isIn = (cell: number) => cell >= 0 && chosen.includes(areas[cell]);
  const { left, right, length } = fabric.arcs;
  const features: PlanPicture["chosen"]["features"] = [];
  for (let arc = 0; arc < length; arc++)
    if (isIn(left[arc]) !== isIn(right[arc])) features.push(ground.arcs.features[arc]);
  return collection(features);
}

/** The stroke; borders as they will be where they move, and as they were; corners. */
function markShapes(ground: Ground, before: Draft, after: Draft, hand: Hand | null): PlanPicture["marks"] {
  if (!hand) return none;
  const features: PlanPicture["marks"]["features"] = [];
  const role = hand.reason === null ? ("after" as const) : ("refused" as const);
  for (const { line, isNew } of movedBorders(ground, before, after))
    features.push(lineOf(line, isNew ? role : "before"));
  const stroke = hand.isClosed ? [...hand.stroke, ...hand.stroke.slice(0, 1)] : hand.stroke;
  const isPainted = hand.tool === "brush" || hand.tool === "regroup" || hand.tool === "merge";
  if (stroke.length > 1 && !isPainted) features.push(lineOf(stroke.map(ground.positionOf), "stroke"));
  for (const { at, isBetween, isHeld } of hand.corners) {
    const properties: PlanMark = { role: isHeld ? "corner-in-hand" : isBetween ? "midpoint" : "corner" };
    const geometry = { type: "Point" as const, coordinates: ground.positionOf(at) };
    features.push({ type: "Feature", properties, geometry });
  }
  return collection(features);
}

const lineOf = (
  coordinates: [number, number][],
  role: PlanMark["role"],
): Feature<{ type: "LineString"; coordinates: [number, number][] }, PlanMark> => ({
  type: "Feature",
  properties: { role },
  geometry: { type: "LineString", coordinates },
});

/** Arcs that carry a border in only one of the two drafts, and those whose shape differs. */
function movedBorders(ground: Ground, before: Draft, after: Draft): { line: [number, number][]; isNew: boolean }[] {
  const moved: { line: [number, number][]; isNew: boolean }[] = [];
  if (before.fabric === after.fabric) {
    const [old, next] = [ranksOf(before), ranksOf(after)];
    for (let arc = 0; arc < old.length; arc++) {
      if (old[arc] === next[arc]) continue;
      const line = ground.arcs.features[arc].geometry.coordinates as [number, number][];
      if (next[arc] > 0) moved.push({ line, isNew: true });
      if (RANKS[old[arc]] === "grid") moved.push({ line, isNew: false });
    }
    return moved;
  }
  const lines = (draft: Draft) => {
    const { arcs, x, y } = draft.fabric;
    return Array.from({ length: arcs.length }, (_, arc): Point[] =>
      Array.from({ length: arcs.start[arc + 1] - arcs.start[arc] }, (_, i) => [
        x[arcs.start[arc] + i],
        y[arcs.start[arc] + i],
      ]),
    );
  };
  const [old, next] = [lines(before), lines(after)];
  next.forEach((line, arc) => {
    if (old[arc]?.join() === line.join()) return;
    moved.push({ line: line.map(ground.positionOf), isNew: true });
    if (old[arc]) moved.push({ line: old[arc].map(ground.positionOf), isNew: false });
  });
  return moved;
}
