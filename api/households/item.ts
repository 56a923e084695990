import type { HouseholdItem } from "../../domain/household.ts";
import { maskName, maskPhone } from "../../domain/mask.ts";
import type { Areas } from "../grids/areas.ts";
import type { Sealer } from "../sealing/sealer.ts";
import type { HouseholdRow } from "./queries.ts";

/** A household as anybody may see it: its name and phone opened and masked. */
export function maskedHousehold(row: HouseholdRow, areas: Areas, sealer: Sealer): HouseholdItem {
  const { id, code, type, attention, address, building, unit, floor, door, residents, lng, lat } = row;
  const opened = (text: string | null) => text && sealer.open(text, code);
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
    head: maskName(opened(row.head)),
    phone: maskPhone(opened(row.phone)),
    grid: areas.of(row.area_id)?.code ?? null,
    position: [lng, lat],
  };
}
