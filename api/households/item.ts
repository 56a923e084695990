import type { HouseholdItem } from "../../domain/household.ts";
import { maskName, maskPhone } from "../../domain/mask.ts";
import type { Areas } from "../grids/areas.ts";
import type { HouseholdRow } from "./queries.ts";

/** A household as anybody may see it: its name and phone masked. */
export function maskedHousehold(row: HouseholdRow, areas: Areas): HouseholdItem {
  const { id, code, type, attention, address, building, unit, floor, door, residents, lng, lat } = row;
  return {
    id,
    code,
    type,
    attention,
    address,
    building,
    unit,
    floor,
    door,
    residents,
    head: maskName(row.head),
    phone: maskPhone(row.phone),
    grid: areas.of(row.area_id)?.code ?? null,
    position: [lng, lat],
  };
}
