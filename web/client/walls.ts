import type { OperatedWall, WallChange } from "../../domain/wall/wall.ts";
import { fetchAreas } from "./areas.ts";
import { getJson, sendJson } from "./request.ts";

/** What the console of the walls asks. */
export const wallsClient = {
  areas: fetchAreas,

  /** `GET /api/walls` */
  walls: () => getJson<{ items: OperatedWall[] }>("/api/walls"),

  /** `PATCH /api/walls/7` */
  change: (id: number, change: WallChange) => sendJson<OperatedWall>("PATCH", `/api/walls/${id}`, change),
};
