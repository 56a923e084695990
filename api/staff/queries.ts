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
