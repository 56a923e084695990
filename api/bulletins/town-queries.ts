import type { Queryable } from "../database/database.ts";

/** Streets and communities, the larger first, with the address of their service station; "" where there is none. */
export const officeAreas = (sql: Queryable) => sql<{ id: number; level: string; name: string; address: string }[]>`
  select area.id, area.level, area.name, coalesce((
    select facility.address
    from facility
    join facility_kind on facility_kind.id = facility.kind_id and facility_kind.code = 'service-station'
    join area as inner_area on inner_area.id = facility.area_id
    where inner_area.path <@ area.path and area.level = 'community'
    order by facility.id
    limit 1
  ), '') as address
  from area
  where area.level in ('street', 'community')
  order by area.level, area.code
`;

export type MadeForArea = {
  area: number;
  by: string;
  phone: string;
  address: string;
  hours: string;
  bulletins: { title: string; text: string; urgency: string; from: string; until: string | null }[];
};

/** Writes what the office of an area says, where nobody has said anything for it. */
export const saveMade = (tx: Queryable, { area, by, phone, address, hours, bulletins }: MadeForArea) => tx`
  with contact as (
    insert into office_contact (area_id, phone, address, hours, changed_by)
    values (${area}, ${phone}, ${address}, ${hours}, ${by})
    on conflict (area_id) do nothing
  )
  insert into bulletin (key, area_id, title, text, urgency, from_at, until_at, made_by)
  select gen_random_uuid(), ${area}, row ->> 'title', row ->> 'text', row ->> 'urgency', (row ->> 'from')::timestamptz,
    (row ->> 'until')::timestamptz, ${by}
  from jsonb_array_elements(${tx.json(bulletins)}::jsonb) as row
  where not exists (select from bulletin where area_id = ${area})
`;
