import type { LayoutFigures } from "../../domain/layout/figures.ts";
import { type AreaId, type Draft, gridOfCells, type LayoutLevel } from "../../domain/layout/layout.ts";
import type { Hand, ReasonKey } from "./desk.ts";

/** An area before and after a gesture; null where it is not there. */
export type ChangedArea = {
  readonly id: AreaId;
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly isBad: boolean;
};

/** What letting go would do, for the chip at the pointer. */
export type Consequence = {
  /** the area that takes comes last */
  readonly areas: readonly ChangedArea[];
  readonly isInBand: boolean;
  readonly isWhole: boolean;
  /** households that change their grid */
  readonly moved: number;
  /** buildings that a border would pass and hand over */
  readonly passed: number;
  readonly reason: ReasonKey | null;
};

type State = { draft: Draft; figures: LayoutFigures };

/** Only so many areas find room in the chip. */
const MOST = 4;

/** What differs between two states of a layout, at the level that is redrawn. Households decide, cells without any count too. */
export function consequenceOf(
  before: State,
  after: State,
  level: LayoutLevel,
  [least, most]: readonly [number, number],
  hand: Pick<Hand, "reason" | "target"> & { passed?: number },
): Consequence {
  const [old, next] = [before.figures[level], after.figures[level]];
  const changed: AreaId[] = [];
  for (const id of new Set([...old.keys(), ...next.keys()])) {
    const [a, b] = [old.get(id), next.get(id)];
    if (a?.households !== b?.households || a?.cells !== b?.cells) changed.push(id);
  }
  changed.sort((a, b) => Number(a === hand.target) - Number(b === hand.target));
  const tableOf = ({ draft: { layout } }: State) => (level === "grid" ? layout.grids : layout.microgrids);
  const isBanded = (id: AreaId) => level === "grid" && after.draft.layout.grids.get(id)?.kind !== "dedicated";
  const areas = changed.map((id): ChangedArea => {
    const figures = next.get(id);
    const count = figures?.households ?? null;
    return {
      id,
      name: (tableOf(after).get(id) ?? tableOf(before).get(id))!.name,
      before: old.get(id)?.households ?? null,
      after: count,
      isBad: (figures?.pieces ?? 1) > 1 || (count !== null && isBanded(id) && (count < least || count > most)),
    };
  });
  const outside = ({ id, after }: ChangedArea) => after !== null && isBanded(id) && (after < least || after > most);
  return {
    areas: areas.slice(0, MOST),
    isInBand: !areas.some(outside),
    isWhole: !changed.some((id) => (next.get(id)?.pieces ?? 1) > 1),
    moved: movedHouseholds(before.draft, after.draft),
    passed: hand.passed ?? 0,
    reason: hand.reason,
  };
}

/** Households whose grid is another one. Cells that an edit cut in two keep the number of the first part. */
export function movedHouseholds(before: Draft, after: Draft): number {
  if (before.layout === after.layout) return 0;
  const [old, next] = [gridOfCells(before.layout), gridOfCells(after.layout)];
  let sum = 0;
  old.forEach((grid, cell) => {
    if (grid !== next[cell]) sum += before.loads.households[cell];
  });
  return sum;
}
