import type { Office } from "../../domain/office.ts";
import type { Area } from "../grids/areas.ts";
import type { OfficeRow } from "./queries.ts";

/** The office of an area, with what has been said of it. */
export const officeItem = ({ code, name, level }: Area, row: OfficeRow | undefined): Office => ({
  area: code,
  name,
  level,
  phone: row?.phone ?? "",
  address: row?.address ?? "",
  hours: row?.hours ?? "",
  revision: row?.revision ?? 0,
  changedBy: row?.changed_by ?? null,
  changedAt: row?.changed_at.toISOString() ?? null,
});
