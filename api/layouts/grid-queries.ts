import type { AreaKind } from "../../domain/grid.ts";
import type { OnDuty } from "../../domain/layout/layout.ts";
import type { Queryable } from "../database/database.ts";

export type GridTodayRow = {
  code: string;
  name: string;
  kind: AreaKind;
  level: "grid" | "microgrid";
  /** code of what it lies in */
  parent: string;
  people: OnDuty[];
  /** GeoJSON text */
  border: string;
};

/** Grids and microgrids of the community that are in force, the grids first, by code. */
export const gridsToday = (sql: Queryable, areaId: number) => sql<GridTodayRow[]>`
  select area.code, area.name, area.kind, area.level, parent.code as parent, st_asgeojson(area_border.border, 7) as border,
    coalesce((
      select jsonb_agg(jsonb_build_object('staff', assignment.staff_id, 'duty', duty.code) order by duty.rank, assignment.staff_id)
      from assignment
      join duty on duty.id = assignment.duty_id
      where assignment.area_id = area.id and assignment.valid @> current_date
    ), '[]') as people
  from area as community
  join area on area.path <@ community.path and area.level in ('grid', 'microgrid')
  join area as parent on parent.id = area.parent_id
  join area_border on area_border.area_id = area.id and area_border.valid @> current_date
  where community.id = ${areaId}
  order by area.level, area.code
`;
