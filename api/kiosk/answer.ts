import {
  KIOSK_DAYS_AHEAD,
  type Kiosk,
  type KioskOffice,
  type KioskPerson,
  MOST_KIOSK_PEOPLE,
} from "../../domain/kiosk.ts";
import { OFFICE_LEVELS } from "../../domain/office.ts";
import { shownBulletin } from "../bulletins/item.ts";
import { bulletinsFor } from "../bulletins/queries.ts";
import type { Queryable } from "../database/database.ts";
import type { Area } from "../grids/areas.ts";
import { lineageOf, officeNameOf } from "../grids/lineage.ts";
import type { Memory } from "../memory/memory.ts";
import { officeRows } from "../offices/queries.ts";
import { placeOf } from "../resident/place.ts";
import { responsibleRows } from "../staff/queries.ts";
import { provenance } from "../town/queries.ts";
import { codesOfBuilding, type KioskBuilding } from "./queries.ts";

/** What the screen of `building` shows. `build` names the page that the server has. */
export async function kioskOf(sql: Queryable, memory: Memory, building: KioskBuilding, build: string): Promise<Kiosk> {
  const { ids } = lineageOf(memory.areas, building.area_id);
  const line = ids.flatMap((id) => memory.areas.of(id) ?? []);
  const [people, offices, codes, bulletins, { simulated }] = await Promise.all([
    peopleOf(sql, memory, line),
    officesOf(sql, line),
    codesOfBuilding(sql, building.id),
    bulletinsFor(sql, ids, building.id, KIOSK_DAYS_AHEAD),
    provenance(sql),
  ]);
  return {
    building: { id: building.id, name: building.name },
    areas: line.map(({ name }) => name),
    office: officeNameOf(memory.areas, building.area_id),
    people,
    offices,
    codes: codes.map(({ token, unit }) => ({ token, unit, place: placeOf(building.name, unit) })),
    bulletins: bulletins.map(shownBulletin),
    simulated,
    now: new Date().toISOString(),
    build,
  };
}

/** On duty for the building's areas below its street, those of the smallest first. Their phones stay in the database. */
async function peopleOf(sql: Queryable, memory: Memory, line: readonly Area[]): Promise<KioskPerson[]> {
  const near = line.filter(({ level }) => level !== "county" && level !== "street");
  const rows = await responsibleRows(
    sql,
    near.map(({ id }) => id),
  );
  const { duties } = memory.codes.tables;
  return rows.slice(0, MOST_KIOSK_PEOPLE).map(({ name, duty, area }) => ({
    name,
    duty: duties.find(({ code }) => code === duty)?.name ?? { zh: duty, en: duty },
    areaName: memory.areas.withCode(area)?.name ?? "",
  }));
}

/** The offices of these areas that somebody has said anything of, the nearest first; `line` begins with the largest. */
export async function officesOf(sql: Queryable, line: readonly Area[]): Promise<KioskOffice[]> {
  const rows = await officeRows(
    sql,
    line.filter(({ level }) => OFFICE_LEVELS.includes(level)).map(({ id }) => id),
  );
  return [...line].reverse().flatMap(({ id, name }) => {
    const row = rows.find(({ area_id }) => area_id === id);
    if (!row || (row.phone === "" && row.address === "")) return [];
    return [{ name, phone: row.phone, address: row.address, hours: row.hours }];
  });
}
