import type { Queryable } from "../database/database.ts";

/** What is read of anything that can be found. */
export type EntryRow = {
  id: number;
  code: string;
  name: string | null;
  phone: string | null;
  address: string | null;
  area: number | null;
  unit?: string | null;
  floor?: string | null;
  door?: string | null;
};

export const INDEXED = ["area", "compound", "building", "place", "facility", "road", "staff", "household"] as const;

/** A kind of thing that the index holds. */
export type Indexed = (typeof INDEXED)[number];

/** How many rows are read at once: few enough that requests in between do not wait. */
export const CHUNK = 2000;

type Read = (sql: Queryable, after: number, ids: readonly number[] | null) => PromiseLike<EntryRow[]>;

const only = (sql: Queryable, ids: readonly number[] | null) => (ids ? sql`and id = any(${ids as number[]})` : sql``);

/** At most CHUNK things of each kind after an id, by id: all, or those of `ids`. */
export const entriesAfter: Record<Indexed, Read> = {
  area: (sql, after, ids) => sql`
    select id, code, name, parent_id as area
    from area
    where id > ${after} ${only(sql, ids)}
    order by id
    limit ${CHUNK}`,
  compound: (sql, after, ids) => sql`
    select id, code, name
    from compound
    where id > ${after} ${only(sql, ids)}
    order by id
    limit ${CHUNK}`,
  building: (sql, after, ids) => sql`
    select id, code, name, address, area_id as area
    from building
    where id > ${after} ${only(sql, ids)}
    order by id
    limit ${CHUNK}`,
  place: (sql, after, ids) => sql`
    select id, code, name
    from place
    where id > ${after} ${only(sql, ids)}
    order by id
    limit ${CHUNK}`,
  facility: (sql, after, ids) => sql`
    select id, code, name, phone, address, area_id as area
    from facility
    where id > ${after} ${only(sql, ids)}
    order by id
    limit ${CHUNK}`,
  // all pieces of one name are one road
  road: (sql, after) => sql`
    select min(id) as id, min(code) as code, name
    from road
    where name <> ''
    group by name
    having min(id) > ${after}
    order by min(id)
    limit ${CHUNK}`,
  staff: (sql, after, ids) => sql`
    select id, code, name, phone, (
        select assignment.area_id from assignment
        where assignment.staff_id = staff.id and assignment.valid @> current_date
        order by assignment.id limit 1
      ) as area
    from staff
    where id > ${after} ${only(sql, ids)}
    order by id
    limit ${CHUNK}`,
  household: (sql, after, ids) => sql`
    select id, code, head as name, phone, address, unit, floor::text as floor, door, area_id as area
    from household
    where id > ${after} ${only(sql, ids)}
    order by id
    limit ${CHUNK}`,
};
