import { HttpError, shown } from "../http/errors.ts";
import type { Area, Areas } from "./areas.ts";

/** An area by name, as cards list what something lies in. */
export type AreaName = { code: string; name: string; level: string };

/** The area with `areaId` and all it lies in, the largest first: their ids and their names; none for null. */
export function lineageOf(areas: Areas, areaId: number | null): { ids: number[]; areas: AreaName[] } {
  const area = areas.of(areaId);
  const line: Area[] = area ? areas.lineage(area) : [];
  return { ids: line.map(({ id }) => id), areas: line.map(({ code, name, level }) => ({ code, name, level })) };
}

/** Throws the 400 of a parameter `where` that should be the code of an area and is not. */
export function requireArea(areas: Areas, where: string, code: string | undefined): void {
  if (code === undefined || areas.withCode(code)) return;
  throw new HttpError(400, "area_unknown", `参数 ${where} 不正确：没有代码为“${shown(code)}”的区域。`, where);
}

/** Name of the street office that the area lies in; of the largest area where there is none. */
export function officeNameOf(areas: Areas, areaId: number | null): string {
  const line = lineageOf(areas, areaId).areas;
  return (line.find(({ level }) => level === "street") ?? line[0])?.name ?? areas.largest()?.name ?? "";
}
