import type { Bounds, Position } from "../../domain/position.ts";
import type { Queryable } from "../database/database.ts";
import { areasWithin } from "../grids/queries.ts";

export type FacilityRow = {
  id: number;
  code: string;
  name: string;
  kind: string;
  address: string | null;
  phone: string | null;
  grid: string | null;
  position: Position;
};

export type FacilityFilter = { kinds?: string[]; grid?: string; bbox?: Bounds };

/** Facilities that `filter` lets through, by id, after the id `after`; at most `limit`. */
export const facilityRows = (sql: Queryable, { kinds, grid, bbox }: FacilityFilter, after: number, limit: number) =>
  sql<FacilityRow[]>`
  select facility.id, facility.code, facility.name, facility_kind.code as kind, facility.address, facility.phone,
    area.code as grid, array[st_x(facility.position), st_y(facility.position)] as position
  from facility
  join facility_kind on facility_kind.id = facility.kind_id
  left join area on area.id = facility.area_id
  where facility.id > ${after}
    ${kinds ? sql`and facility_kind.code = any(${kinds})` : sql``}
    ${grid ? sql`and facility.area_id in ${areasWithin(sql, grid)}` : sql``}
    ${bbox ? sql`and facility.position && st_makeenvelope(${bbox[0]}, ${bbox[1]}, ${bbox[2]}, ${bbox[3]}, 4326)` : sql``}
  order by facility.id
  limit ${limit}
`;
