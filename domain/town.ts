import type { CodeTables } from "./codes.ts";
import type { Bounds } from "./position.ts";

/** What `GET /api/town` says: all a page needs before it draws. */
export type Town = {
  /** name of the largest area, or null while there is none */
  name: string | null;
  /** true when any of the data is made up: every screen and print says 模拟数据 then */
  simulated: boolean;
  /** whom to name on the map, such as "© OpenStreetMap contributors" */
  attributions: string[];
  /** of everything that has a position, outliers left out; null while the database is empty */
  bounds: Bounds | null;
  /** first and last report one may see, ISO 8601; null while there are none */
  incidentTime: { from: string; to: string } | null;
  counts: {
    areas: number;
    buildings: number;
    roads: number;
    land: number;
    places: number;
    /** those one may see; absent for who may see none at all */
    households?: number;
    facilities: number;
    incidents?: number;
  };
  codes: CodeTables;
};
