import { chinaDay } from "../../domain/day.ts";
import type { Queryable } from "../database/database.ts";
import type { Area } from "../grids/areas.ts";
import { officeNameOf } from "../grids/lineage.ts";
import { officesOf } from "../kiosk/answer.ts";
import type { Memory } from "../memory/memory.ts";
import { responsibleRows } from "../staff/queries.ts";
import { provenance } from "../town/queries.ts";
import type { PrintStair, StairData } from "./print-data.ts";
import { stairRows } from "./queries.ts";

/** The order in which one walks past them. */
const byPlace = new Intl.Collator("zh-CN", { numeric: true });

/** What boards, codes or plates of an area are drawn from. `origin`: where browsers find this server. */
export async function stairData(
  sql: Queryable,
  memory: Memory,
  area: Area,
  kind: StairData["kind"],
  origin: string,
): Promise<StairData> {
  const rows = [...(await stairRows(sql, area.code))].sort(
    (a, b) => byPlace.compare(a.building, b.building) || byPlace.compare(a.unit ?? "", b.unit ?? ""),
  );
  const places = new Map<number | null, Promise<Place>>();
  const stairs: PrintStair[] = [];
  for (const { building, unit, area_id, token } of rows) {
    let place = places.get(area_id);
    if (!place) {
      place = placeOf(sql, memory, memory.areas.of(area_id) ?? area);
      places.set(area_id, place);
    }
    stairs.push({ building, unit, token, url: token && `${origin}/r/${token}`, ...(await place) });
  }
  const { simulated } = await provenance(sql);
  return { kind, stairs, office: officeNameOf(memory.areas, area.id), date: chinaDay(new Date()), simulated };
}

type Place = Pick<PrintStair, "microgrid" | "areas" | "people" | "offices">;

/** What is the same for all stairs of an area: it, what it lies in, who answers for it, where to go. */
async function placeOf(sql: Queryable, memory: Memory, area: Area): Promise<Place> {
  const line = memory.areas.lineage(area);
  const near = line.filter(({ level }) => level !== "county" && level !== "street").map(({ id }) => id);
  const { duties } = memory.codes.tables;
  const people = (await responsibleRows(sql, near)).map(({ name, duty, area }) => ({
    name,
    duty: duties.find(({ code }) => code === duty)?.name.zh ?? duty,
    area: memory.areas.withCode(area)?.name ?? "",
  }));
  const { code, name, level } = area;
  return {
    microgrid: level === "microgrid" ? { code, name } : null,
    areas: line.map(({ name }) => name),
    people,
    offices: await officesOf(sql, line),
  };
}
