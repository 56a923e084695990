// Figures of every area of a layout, kept up edit by edit: what changed is taken off and put on. All sums are of whole numbers, so that
// they are the same as if they were counted anew.

import { ARC_KINDS, OUTSIDE } from "./fabric.ts";
import { type AreaId, areaOfCells, type Draft, type LayoutLevel } from "./layout.ts";
import { arcLengthsMm, areaM2Of, scaleOf } from "./metres.ts";
import { piecesOfAreas } from "./pieces.ts";
import { topologyOf } from "./topology.ts";

export type Figures = {
  readonly households: number;
  readonly population: number;
  readonly cells: number;
  /** 1 where it is whole, 0 where it is empty */
  readonly pieces: number;
  readonly areaM2: number;
  readonly perimeterM: number;
  /** Polsby and Popper 1991: 4π × area ÷ perimeter², 1 for a circle; 0 where it is empty */
  readonly compactness: number;
  /** share of the border with other areas of the community that runs along a road; null where there is none */
  readonly onRoads: number | null;
};

export type LayoutFigures = {
  readonly grid: ReadonlyMap<AreaId, Figures>;
  readonly microgrid: ReadonlyMap<AreaId, Figures>;
  readonly sums: { readonly [level in LayoutLevel]: ReadonlyMap<AreaId, Sums> };
};

/** Whole numbers: twice the area in lattice units, lengths in millimetres. */
type Sums = {
  households: number;
  population: number;
  cells: number;
  twiceArea: number;
  perimeterMm: number;
  innerMm: number;
  roadMm: number;
};

const NOTHING: Sums = { households: 0, population: 0, cells: 0, twiceArea: 0, perimeterMm: 0, innerMm: 0, roadMm: 0 };

const isRoad = ARC_KINDS.map((kind) => kind.endsWith("road") || kind === "lane");

/** Figures of every grid and microgrid of `draft`. */
export function figuresOf(draft: Draft): LayoutFigures {
  const level = (level: LayoutLevel) => {
    const areaOf = areaOfCells(draft.layout, level);
    const sums = new Map<AreaId, Sums>();
    for (let cell = 0; cell < areaOf.length; cell++) addCell(draft, sums, areaOf[cell], cell, 1);
    for (let arc = 0; arc < draft.fabric.arcs.length; arc++) addArc(draft, sums, areaOf, arc, 1);
    return { sums, figures: figuresFor(draft, level, areaOf, sums, null) };
  };
  const [grid, microgrid] = [level("grid"), level("microgrid")];
  return {
    grid: grid.figures,
    microgrid: microgrid.figures,
    sums: { grid: grid.sums, microgrid: microgrid.sums },
  };
}

/** Figures of `after`, from those of `before`: the same as figuresOf(after), and much sooner where few cells changed. */
export function figuresAfter(figures: LayoutFigures, before: Draft, after: Draft): LayoutFigures {
  if (before.fabric !== after.fabric || before.loads !== after.loads) return figuresOf(after);
  const level = (level: LayoutLevel) => {
    const [was, is] = [areaOfCells(before.layout, level), areaOfCells(after.layout, level)];
    const [sums, touched] = sumsAfter(after, figures.sums[level], was, is);
    return { sums, figures: figuresFor(after, level, is, sums, { figures: figures[level], touched }) };
  };
  const [grid, microgrid] = [level("grid"), level("microgrid")];
  return {
    grid: grid.figures,
    microgrid: microgrid.figures,
    sums: { grid: grid.sums, microgrid: microgrid.sums },
  };
}

function sumsAfter(
  draft: Draft,
  before: ReadonlyMap<AreaId, Sums>,
  was: Uint32Array,
  is: Uint32Array,
): [Map<AreaId, Sums>, Set<AreaId>] {
  const topology = topologyOf(draft.fabric);
  const changed: number[] = [];
  const touched = new Set<AreaId>();
  for (let cell = 0; cell < is.length; cell++) {
    if (was[cell] === is[cell]) continue;
    changed.push(cell);
    touched.add(was[cell]).add(is[cell]);
  }
  const sums = new Map(before);
  for (const area of touched) sums.set(area, { ...(sums.get(area) ?? NOTHING) });
  const arcs = new Set<number>();
  for (const cell of changed) {
    addCell(draft, sums, was[cell], cell, -1);
    addCell(draft, sums, is[cell], cell, 1);
    for (let i = topology.first[cell]; i < topology.first[cell + 1]; i++) arcs.add(topology.arcs[i]);
  }
  for (const arc of arcs) {
    // why: an area beside that keeps its cells has arcs taken off and put on again, which must not reach the figures before
    for (const cell of [draft.fabric.arcs.left[arc], draft.fabric.arcs.right[arc]]) {
      if (cell !== OUTSIDE && !touched.has(is[cell])) {
        touched.add(is[cell]);
        sums.set(is[cell], { ...sums.get(is[cell])! });
      }
    }
    addArc(draft, sums, was, arc, -1);
    addArc(draft, sums, is, arc, 1);
  }
  return [sums, touched];
}

function addCell({ fabric, loads }: Draft, sums: Map<AreaId, Sums>, area: AreaId, cell: number, sign: 1 | -1): void {
  const sum = sumOf(sums, area);
  sum.households += sign * loads.households[cell];
  sum.population += sign * loads.population[cell];
  sum.cells += sign;
  sum.twiceArea += sign * fabric.cells.twiceArea[cell];
}

function addArc({ fabric }: Draft, sums: Map<AreaId, Sums>, areaOf: Uint32Array, arc: number, sign: 1 | -1): void {
  const [left, right] = [fabric.arcs.left[arc], fabric.arcs.right[arc]];
  const isInner = left !== OUTSIDE && right !== OUTSIDE;
  if (isInner && areaOf[left] === areaOf[right]) return;
  const length = sign * arcLengthsMm(fabric)[arc];
  for (const cell of [left, right]) {
    if (cell === OUTSIDE) continue;
    const sum = sumOf(sums, areaOf[cell]);
    sum.perimeterMm += length;
    if (!isInner) continue;
    sum.innerMm += length;
    if (isRoad[fabric.arcs.kind[arc]]) sum.roadMm += length;
  }
}

function sumOf(sums: Map<AreaId, Sums>, area: AreaId): Sums {
  const known = sums.get(area);
  if (known) return known;
  const made = { ...NOTHING };
  sums.set(area, made);
  return made;
}

type Known = { figures: ReadonlyMap<AreaId, Figures>; touched: ReadonlySet<AreaId> };

/** Figures of the areas that exist, in their order: counted anew where they were touched. */
function figuresFor(
  draft: Draft,
  level: LayoutLevel,
  areaOf: Uint32Array,
  sums: Map<AreaId, Sums>,
  known: Known | null,
): ReadonlyMap<AreaId, Figures> {
  const areas = level === "grid" ? draft.layout.grids : draft.layout.microgrids;
  for (const id of sums.keys()) if (!areas.has(id)) sums.delete(id);
  const isNew = (id: AreaId) => !known?.figures.has(id) || known.touched.has(id);
  const pieces = piecesOfAreas(draft, areaOf, isNew);
  const scale = scaleOf(draft.fabric);
  const figures = new Map<AreaId, Figures>();
  for (const id of areas.keys()) {
    if (!isNew(id)) {
      figures.set(id, known!.figures.get(id)!);
      continue;
    }
    const { households, population, cells, twiceArea, perimeterMm, innerMm, roadMm } = sumOf(sums, id);
    const [areaM2, perimeterM] = [areaM2Of(twiceArea, scale), perimeterMm / 1000];
    figures.set(id, {
      households,
      population,
      cells,
      pieces: pieces.get(id)?.length ?? 0,
      areaM2,
      perimeterM,
      compactness: perimeterM > 0 ? (4 * Math.PI * areaM2) / perimeterM ** 2 : 0,
      onRoads: innerMm > 0 ? roadMm / innerMm : null,
    });
  }
  return figures;
}

/** Figures of a whole layout: of its grids, without empty ones. */
export type Summary = {
  readonly grids: number;
  /** grids with households within the band; dedicated grids are not measured by it and count as within */
  readonly inBand: number;
  readonly whole: number;
  /** share of all borders between grids that runs along roads; null without any */
  readonly onRoads: number | null;
};

/** The figures of the whole layout against a band of households. */
export function summaryOf({ layout }: Draft, figures: LayoutFigures, band: readonly [number, number]): Summary {
  const grids = [...figures.grid].filter(([, { cells }]) => cells > 0);
  const isIn = (households: number) => households >= band[0] && households <= band[1];
  let [innerMm, roadMm] = [0, 0];
  for (const [id] of grids) {
    innerMm += figures.sums.grid.get(id)!.innerMm;
    roadMm += figures.sums.grid.get(id)!.roadMm;
  }
  return {
    grids: grids.length,
    inBand: grids.filter(([id, { households }]) => layout.grids.get(id)!.kind === "dedicated" || isIn(households))
      .length,
    whole: grids.filter(([, { pieces }]) => pieces === 1).length,
    onRoads: innerMm > 0 ? roadMm / innerMm : null,
  };
}
