import type { Queryable } from "../database/database.ts";
import { placeName } from "./surroundings-queries.ts";

export type CodeRow = {
  id: number;
  token: string;
  building_id: number;
  /** what the building is called */
  building: string;
  unit: string | null;
  lng: number;
  lat: number;
  /** of the building */
  area_id: number | null;
};

/** The code that is in use with this token; undefined for one that was revoked, or never was. */
export const codeInUse = (sql: Queryable, token: string) =>
  sql<CodeRow[]>`
  select resident_code.id, token, building_id, ${placeName(sql)} as building, unit, st_x(resident_code.position) as lng,
    st_y(resident_code.position) as lat, building.area_id
  from resident_code
  join building on building.id = resident_code.building_id
  where token = ${token} and revoked_at is null
`.then(([row]): CodeRow | undefined => row);

export type KindRow = { id: number; code: string; name_zh: string; name_en: string; icon: string; kind: string };

/** What residents may choose from, in its order, each with the kind of incident it is. */
export const residentKinds = (sql: Queryable) => sql<KindRow[]>`
  select resident_kind.id, resident_kind.code, resident_kind.name_zh, resident_kind.name_en, resident_kind.icon,
    incident_kind.code as kind
  from resident_kind
  join incident_kind on incident_kind.id = resident_kind.kind_id
  order by resident_kind.rank, resident_kind.id
`;

/** A building by id: what it is called, and a point inside it; undefined when there is none. */
export const buildingPlace = (sql: Queryable, id: number) =>
  sql<{ place: string; lng: number; lat: number }[]>`
  select ${placeName(sql)} as place, st_x(position) as lng, st_y(position) as lat
  from building
  where id = ${id}
`.then(([row]): typeof row | undefined => row);
