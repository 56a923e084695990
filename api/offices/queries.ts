import type { OfficeWords } from "../../domain/office.ts";
import type { Queryable } from "../database/database.ts";

export type OfficeRow = OfficeWords & {
  area_id: number;
  revision: number;
  changed_by: string;
  changed_at: Date;
};

/** What has been said of the offices of these areas. */
export const officeRows = (sql: Queryable, areas: readonly number[]) => sql<OfficeRow[]>`
  select area_id, phone, address, hours, revision, changed_by, changed_at
  from office_contact
  where area_id = any(${areas as number[]})
`;

/** Says how to reach an office, in place of the words numbered `revision` (0: none yet). Gives false where others stand there by now. */
export const saveOffice = (
  tx: Queryable,
  area: number,
  { phone, address, hours }: OfficeWords,
  revision: number,
  by: string,
): Promise<boolean> =>
  (revision === 0
    ? tx`
      insert into office_contact (area_id, phone, address, hours, changed_by)
      values (${area}, ${phone}, ${address}, ${hours}, ${by})
      on conflict (area_id) do nothing
      returning area_id`
    : tx`
      update office_contact
      set phone = ${phone}, address = ${address}, hours = ${hours}, revision = revision + 1, changed_by = ${by},
        changed_at = clock_timestamp()
      where area_id = ${area} and revision = ${revision}
      returning area_id`
  ).then((rows) => rows.length > 0);
