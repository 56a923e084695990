import type { Queryable } from "../database/database.ts";
import { removeRejected } from "./staging-queries.ts";

/**
 * A row is an outlier when it lies more than ten times as far from the middle of its file as the middle row does, and at
 * least 5 km: a rule without a scale, so that it serves a village and a city, and without a mean, which outliers move.
 * In Houston's incidents the middle row is 13 km out, and 203 rows lie beyond 130 km; the nearest of them at 156 km, the
 * farthest of the others at 113 km.
 */
const OUTLIER_TIMES = 10;
const OUTLIER_LEAST_M = 5_000;
const OUTLIER_ROWS = 20;

/** Names rows whose position lies far from those of all others in the file. */
export async function noteOutliers(tx: Queryable): Promise<void> {
  await tx`
    with middle as (
      select percentile_cont(0.5) within group (order by st_x(position)) as lng,
        percentile_cont(0.5) within group (order by st_y(position)) as lat
      from import_staged
      where position is not null
      having count(*) >= ${OUTLIER_ROWS}
    ), measured as materialized (
      select nth, line, 111195 * sqrt(
        ((st_x(position) - middle.lng) * cos(radians(middle.lat))) ^ 2 + (st_y(position) - middle.lat) ^ 2) as distance_m
      from import_staged, middle
      where position is not null
    ), usual as (
      select percentile_cont(0.5) within group (order by distance_m) as distance_m from measured
    )
    insert into import_fault
    select nth, line, false, 'outlier',
      array[round(measured.distance_m / 1000)::text, round((usual.distance_m / 100)::numeric / 10, 1)::text]
    from measured, usual
    where measured.distance_m > greatest(${OUTLIER_TIMES} * usual.distance_m, ${OUTLIER_LEAST_M})`;
}

/** Square degrees, about a hundredth of a square metre: less than this is a line that was closed. */
const FLAT = 1e-12;

/** Repairs polygons, sets their direction, and names what was done. Flat ones stay as they are unless `rejectFlat`. */
export async function repairPolygons(tx: Queryable, rejectFlat: boolean): Promise<void> {
  await tx`
    insert into import_fault
    select nth, line, ${rejectFlat}, 'shape_flat', '{}'
    from import_staged
    where abs(st_area(shape)) < ${FLAT} and st_area(st_makevalid(shape)) < ${FLAT}`;
  await tx`
    with repaired as (
      update import_staged
      set shape = st_collectionextract(st_makevalid(shape), 3)
      where not st_isvalid(shape) and st_area(st_makevalid(shape)) >= ${FLAT}
      returning nth
    )
    insert into import_fault
    select staged.nth, staged.line, false, 'shape_repaired', array[regexp_replace(st_isvalidreason(staged.shape), '\\[.*', '')]
    from repaired
    join import_staged as staged on staged.nth = repaired.nth`;
  await removeRejected(tx);
  await tx`update import_staged set shape = st_forcepolygonccw(st_multi(shape))`;
}

/** Every line becomes a MultiLineString, as the table has it. */
export async function unifyLines(tx: Queryable): Promise<void> {
  await tx`update import_staged set shape = st_multi(shape)`;
}

/** Names rows of `table` that lie in no area, where there are areas at all. Their positions are kept. */
export async function noteOutside(tx: Queryable, table: string): Promise<void> {
  await tx`
    insert into import_fault
    select row.nth, row.line, false, 'outside_areas', '{}'
    from import_staged as row
    join ${tx(table)} as thing on thing.code = row.code
    where thing.area_id is null and exists (select from area_border)`;
}

/** Names rows that lie outside the area `id`, whose code is `code`. */
export async function noteOutsideCommunity(tx: Queryable, id: number, code: string): Promise<void> {
  await tx`
    insert into import_fault
    select nth, line, false, 'outside_community', array[${code}::text]
    from import_staged as row
    where not exists (
      select from area_border
      where area_id = ${id} and valid @> current_date
        and st_intersects(border, coalesce(row.position, row.shape))
    )`;
}

/** Id of the area with the code; null when there is none. */
export const areaId = (tx: Queryable, code: string): Promise<number | null> =>
  tx<{ id: number }[]>`select id from area where code = ${code}`.then(([row]) => row?.id ?? null);
