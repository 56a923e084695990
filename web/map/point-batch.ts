// Points as the graphics card takes them: 32-bit offsets from an origin in common space, sorted into groups that are drawn
// one after the other, each cut into chunks with a box, so that what is out of sight or switched off costs nothing.

import { fromLattice } from "../../domain/position.ts";
import { commonX, commonY } from "./mercator.ts";

/** Points of one sprite, drawn together. `row` of the source columns is kept for hits. */
export type PointGroup = {
  key: string;
  sprite: number;
  first: number;
  count: number;
  firstChunk: number;
  chunkCount: number;
};

export type PointBatch = {
  origin: readonly [x: number, y: number];
  length: number;
  /** x, y a point */
  offsets: Float32Array;
  /** sprite, ten times the zoom under which it is part of a crowd, two spare bytes */
  looks: Uint8Array;
  /** row of the source columns of each point */
  rows: Uint32Array;
  groups: readonly PointGroup[];
  /** first point and end of each chunk, and its box: west, south, east, north in offsets */
  chunkStarts: Uint32Array;
  chunkBoxes: Float32Array;
};

export type PointSource = { length: number; lng: Int32Array; lat: Int32Array };

/** A group to be made: which rows it takes. */
export type GroupRows = { key: string; sprite: number; rows: Uint32Array };

const CHUNK = 1024;

/** Crowds of points are drawn as one figure from this zoom on, where symbols begin. */
export const CROWDS_FROM = 17;

/** Crowds so dense that even small discs run into one are drawn so from this zoom on, when they last until `DENSE_UNTIL`. */
export const DENSE_CROWDS_FROM = 16;
export const DENSE_UNTIL = 18;

/** Whether a point that is part of a crowd until `untilZoom` is hidden in it at `zoom`. The points layer's shader does the same. */
export const inCrowd = (untilZoom: number, zoom: number): boolean =>
  zoom >= CROWDS_FROM ? untilZoom > zoom : zoom >= DENSE_CROWDS_FROM && untilZoom > DENSE_UNTIL;

/**
 * Puts `groups` of `source` (lattice positions) in drawing order. Float32 offsets keep 4 mm over half a degree.
 * `fromZoom` gives, for a row, the zoom under which the point is part of a crowd and not drawn.
 */
export function pointBatch(
  source: PointSource,
  groups: readonly GroupRows[],
  fromZoom: (row: number) => number = () => 0,
): PointBatch {
  const length = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const chunkTotal = groups.reduce((sum, group) => sum + Math.ceil(group.rows.length / CHUNK), 0);
  const middle = source.length >> 1;
  const origin: [number, number] =
    source.length === 0 ? [0, 0] : [commonX(fromLattice(source.lng[middle])), commonY(fromLattice(source.lat[middle]))];
  const batch = {
    origin,
    length,
    offsets: new Float32Array(length * 2),
    looks: new Uint8Array(length * 4),
    rows: new Uint32Array(length),
    groups: [] as PointGroup[],
    chunkStarts: new Uint32Array(chunkTotal + 1),
    chunkBoxes: new Float32Array(chunkTotal * 4),
  };
  let [at, chunk] = [0, 0];
  for (const { key, sprite, rows } of groups) {
    batch.groups.push({
      key,
      sprite,
      first: at,
      count: rows.length,
      firstChunk: chunk,
      chunkCount: Math.ceil(rows.length / CHUNK),
    });
    for (let start = 0; start < rows.length; start += CHUNK, chunk++) {
      const end = Math.min(start + CHUNK, rows.length);
      const box = [
        Number.POSITIVE_INFINITY,
        Number.POSITIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
      ];
      batch.chunkStarts[chunk] = at;
      for (let i = start; i < end; i++, at++) {
        const row = rows[i];
        const x = commonX(fromLattice(source.lng[row])) - origin[0];
        const y = commonY(fromLattice(source.lat[row])) - origin[1];
        batch.offsets[at * 2] = x;
        batch.offsets[at * 2 + 1] = y;
        batch.looks[at * 4] = sprite;
        batch.looks[at * 4 + 1] = Math.min(255, Math.round(fromZoom(row) * 10));
        batch.rows[at] = row;
        if (x < box[0]) box[0] = x;
        if (y < box[1]) box[1] = y;
        if (x > box[2]) box[2] = x;
        if (y > box[3]) box[3] = y;
      }
      batch.chunkBoxes.set(box, chunk * 4);
    }
  }
  batch.chunkStarts[chunk] = at;
  return batch;
}

export type Box = readonly [west: number, south: number, east: number, north: number];

/** Stretches of points to draw: chunks of visible groups whose box touches `view` (offsets), neighbours joined. */
export function visibleRuns(
  batch: PointBatch,
  isVisible: (group: PointGroup) => boolean,
  view: Box,
): { first: number; count: number }[] {
  const runs: { first: number; count: number }[] = [];
  for (const group of batch.groups) {
    if (!isVisible(group)) continue;
    for (let chunk = group.firstChunk; chunk < group.firstChunk + group.chunkCount; chunk++) {
      if (!touches(batch.chunkBoxes, chunk * 4, view)) continue;
      const first = batch.chunkStarts[chunk];
      const count = batch.chunkStarts[chunk + 1] - first;
      const last = runs.at(-1);
      if (last && last.first + last.count === first) last.count += count;
      else runs.push({ first, count });
    }
  }
  return runs;
}

/** The point nearest to (x, y) within `radius`, later groups first among equals; -1 when there is none. All in offsets. */
export function nearestPoint(
  batch: PointBatch,
  isVisible: (group: PointGroup) => boolean,
  x: number,
  y: number,
  radius: number,
  zoom: number,
  isPointVisible: (index: number) => boolean = () => true,
): number {
  let [best, bestDistance] = [-1, radius * radius];
  const around: Box = [x - radius, y - radius, x + radius, y + radius];
  for (const { first, count } of visibleRuns(batch, isVisible, around)) {
    for (let i = first; i < first + count; i++) {
      const dx = batch.offsets[i * 2] - x;
      const dy = batch.offsets[i * 2 + 1] - y;
      const distance = dx * dx + dy * dy;
      if (distance > bestDistance || inCrowd(batch.looks[i * 4 + 1] / 10, zoom)) continue;
      if (isPointVisible(i)) [best, bestDistance] = [i, distance];
    }
  }
  return best;
}

const touches = (boxes: Float32Array, at: number, [west, south, east, north]: Box): boolean =>
  boxes[at] <= east && boxes[at + 2] >= west && boxes[at + 1] <= north && boxes[at + 3] >= south;
