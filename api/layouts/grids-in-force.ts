import type { MultiPolygon } from "geojson";
import type { GridInForce } from "../../domain/layout/in-force.ts";
import type { Queryable } from "../database/database.ts";
import { gridsToday } from "./grid-queries.ts";

/** Grids and microgrids in force in the community, with their borders and who answers for them. */
export const gridsInForce = async (sql: Queryable, areaId: number): Promise<GridInForce[]> =>
  (await gridsToday(sql, areaId)).map(({ border, ...grid }) => ({
    ...grid,
    border: JSON.parse(border) as MultiPolygon,
  }));
