import type { Queryable } from "../database/database.ts";
import { isOpen } from "../incidents/queries.ts";

export type OpenReport = {
  id: number;
  kind: string;
  text: string;
  address: string | null;
  reported_at: Date;
  lng: number;
  lat: number;
};

/** Open incidents of the last `days` in `areas` (ids; undefined = anywhere) that are no case and no part of one, the latest first; at most `limit`. */
export const openReports = (sql: Queryable, areas: readonly number[] | undefined, days: number, limit: number) => sql<
  OpenReport[]
>`
  select incident.id, incident_kind.code as kind, incident.text, incident.address, incident.reported_at,
    st_x(incident.position) as lng, st_y(incident.position) as lat
  from incident
  join incident_kind on incident_kind.id = incident.kind_id
  where ${isOpen(sql)}
    and incident.reported_at > now() - make_interval(days => ${days})
    and incident.parent_id is null
    and not incident.is_case
    and not exists (select from incident as part where part.parent_id = incident.id)
    ${areas ? sql`and incident.area_id = any(${areas as number[]}::integer[])` : sql``}
  order by incident.reported_at desc, incident.id desc
  limit ${limit}
`;
