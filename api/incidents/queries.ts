import type { Queryable } from "../database/database.ts";
import { CHUNK, readPacked } from "../memory/packed.ts";

export const INCIDENT_NUMBERS = ["id", "lng", "lat", "time", "kind", "state", "urgency", "source", "area"] as const;

/**
 * Incidents as columns of numbers: positions on the lattice, the second they were reported, ids of what they refer to, 0 for
 * none; all, or those of `ids`.
 */
export const incidentNumbers = (sql: Queryable, ids: readonly number[] | null) =>
  readPacked(
    INCIDENT_NUMBERS,
    (after) =>
      sql<Record<(typeof INCIDENT_NUMBERS)[number], Buffer | null>[]>`
      select string_agg(int4send(id), '') as id,
        string_agg(int4send(round(st_x(position) * 1e7)::integer), '') as lng,
        string_agg(int4send(round(st_y(position) * 1e7)::integer), '') as lat,
        string_agg(int4send(floor(extract(epoch from reported_at))::integer), '') as time,
        string_agg(int4send(kind_id), '') as kind,
        string_agg(int4send(state_id), '') as state,
        string_agg(int4send(urgency_id), '') as urgency,
        string_agg(int4send(source_id), '') as source,
        string_agg(int4send(coalesce(area_id, 0)), '') as area
      from (
        select * from incident
        where id > ${after} ${ids ? sql`and id = any(${ids as number[]})` : sql``}
        order by id
        limit ${CHUNK}
      ) as incident
    `.then(([row]) => row),
    "id",
  );
