import type { AttentionLevel, HouseholdType } from "../../domain/codes.ts";
import type { HouseholdColumns } from "../../domain/columns.ts";
import { ringSprite } from "./household-sprites.ts";
import { type GroupRows, type PointBatch, pointBatch } from "./point-batch.ts";

/**
 * Households in the order they are drawn: common types, then attention rings, then rare types, the rarest last.
 * Keys of groups are `type` for symbols and `type|attention` for rings. A type that the tables lack is drawn as the last one.
 */
export function householdBatch(
  columns: HouseholdColumns,
  types: readonly HouseholdType[],
  levels: readonly AttentionLevel[],
  fromZoom?: (row: number) => number,
): PointBatch {
  const typeOf = columns.types.map((code) => indexOr(types, code, types.length - 1));
  const levelOf = columns.attentions.map((code) => indexOr(levels, code, -1));
  const symbols = split(columns.length, types.length, (row) => typeOf[columns.type[row]]);
  const rings = split(columns.length, types.length * levels.length, (row) => {
    const level = levelOf[columns.attention[row]];
    return level < 0 ? -1 : level * types.length + typeOf[columns.type[row]];
  });
  const byRarity = types.map((_, index) => index).sort((a, b) => types[b].rarity - types[a].rarity);
  const symbolGroup = (type: number): GroupRows => ({ key: types[type].code, sprite: type, rows: symbols[type] });
  const ringGroups = levels
    .flatMap((level, l) =>
      types.map((type, t) => ({
        key: `${type.code}|${level.code}`,
        sprite: ringSprite(t, l, types.length),
        rows: rings[l * types.length + t],
      })),
    )
    .filter((group) => group.rows.length > 0)
    .reverse();
  const common = byRarity.filter((type) => types[type].common).map(symbolGroup);
  const rare = byRarity.filter((type) => !types[type].common).map(symbolGroup);
  return pointBatch(columns, [...common, ...ringGroups, ...rare], fromZoom);
}

/**
 * `batch` with every point's sprite by the class of its household, as `classSprites` orders them. Places, groups and chunks
 * stay the very same arrays, so that only looks go to the graphics card: a new colouring costs one pass over the points.
 */
export function colouredBatch(
  batch: PointBatch,
  classes: Uint8Array,
  classCount: number,
  levels: readonly AttentionLevel[],
): PointBatch {
  const looks = batch.looks.slice();
  for (const { key, first, count } of batch.groups) {
    const level = levels.findIndex(({ code }) => key.endsWith(`|${code}`));
    for (let i = first; i < first + count; i++) {
      const own = Math.min(classes[batch.rows[i]] ?? classCount, classCount);
      looks[i * 4] = level < 0 ? own : ringSprite(own, level, classCount + 1);
    }
  }
  return { ...batch, looks };
}

const indexOr = (table: readonly { code: string }[], code: string, otherwise: number): number => {
  const index = table.findIndex((row) => row.code === code);
  return index < 0 ? otherwise : index;
};

/** Rows by class 0 … classes-1, in their order; rows of class -1 are left out. */
function split(length: number, classes: number, classOf: (row: number) => number): Uint32Array[] {
  const counts = new Uint32Array(classes);
  for (let row = 0; row < length; row++) {
    const at = classOf(row);
    if (at >= 0) counts[at]++;
  }
  const lists = Array.from(counts, (count) => new Uint32Array(count));
  counts.fill(0);
  for (let row = 0; row < length; row++) {
    const at = classOf(row);
    if (at >= 0) lists[at][counts[at]++] = row;
  }
  return lists;
}
