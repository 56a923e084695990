import type { Queryable } from "../database/database.ts";

/**
 * The smallest area of every new staged row, into import_home (nth, area_id): what the tables' triggers would find row by
 * row, by one join a level.
 * why: at 350,000 rows the triggers take 36 s and the joins 2 s, since each border is made ready once and not per row
 * @param point what of a staged row lies in the area, such as `row.position`
 * @param day the day whose borders count, such as `row.time::date`; where none were in force that day, today's count
 */
export async function findHomes(tx: Queryable, point: string, day: string | null): Promise<void> {
  await tx`create temp table import_home (nth integer not null, area_id integer not null) on commit drop`;
  const levels = await tx<{ level: string }[]>`select distinct level from area order by level desc`;
  if (levels.length === 0) return;
  const { count: homeless } = await tx.unsafe(`
    create temp table import_homeless on commit drop as
    select row.nth, on_lattice(${point}) as point, ${day ?? "current_date"} as day
    from import_staged as row
    where not exists (select from import_known as known where known.nth = row.nth)`);
  await tx`create index on import_homeless using gist (point)`;
  await tx`analyze import_homeless`;
  for (const onDay of day === null ? [false] : [true, false]) {
    for (const { level } of levels) {
      const { count } = await tx`
        insert into import_home
        select distinct on (homeless.nth) homeless.nth, area.id
        from area_border
        join area on area.id = area_border.area_id
        join import_homeless as homeless
          on area_border.border && homeless.point and st_covers(area_border.border, homeless.point)
        where area.level = ${level}::area_level
          and area_border.valid @> ${onDay ? tx`homeless.day` : tx`current_date`}
        order by homeless.nth, area.code`;
      if (count === homeless) return; // the usual case: all of them lie in a microgrid
      if (count === 0) continue;
      await tx`delete from import_homeless using import_home where import_home.nth = import_homeless.nth`;
      const [{ left }] = await tx<{ left: boolean }[]>`select exists (select from import_homeless) as left`;
      if (!left) return;
    }
  }
}
