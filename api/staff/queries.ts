import type { Responsible } from "../../domain/household.ts";
import type { StaffMember } from "../../domain/staff.ts";
import type { Queryable } from "../database/database.ts";
import { areasWithin } from "../grids/queries.ts";

/** Everybody on duty today in the area with `code` or within it, by id, with their duties there by rank. */
export const staffWithin = (sql: Queryable, code: string) => sql<StaffMember[]>`
  select staff.id, staff.name, array_agg(duty.code order by duty.rank) as duties
  from staff
  join (
    select distinct staff_id, duty_id
    from assignment
    where valid @> current_date
      and area_id in ${areasWithin(sql, code)}
  ) as held on held.staff_id = staff.id
  join duty on duty.id = held.duty_id
  group by staff.id
  order by staff.id
`;

/** People on duty today for the areas of `ids`, those of the smallest area first, then by rank of their duty; phones sealed. */
export const responsibleRows = (sql: Queryable, ids: readonly number[]) => sql<(Responsible & { code: string })[]>`
  select staff.code, staff.name, duty.code as duty, area.code as area, staff.phone
  from assignment
  join staff on staff.id = assignment.staff_id
  join duty on duty.id = assignment.duty_id
  join area on area.id = assignment.area_id
  where area.id = any(${ids as number[]})
    and assignment.valid @> current_date
  order by area.level desc, duty.rank, staff.code
`;
