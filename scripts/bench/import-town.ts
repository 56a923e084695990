import { join } from "node:path";
import { runImport } from "./import-process.ts";
import { progress } from "./report.ts";

/** Files of a made-up town without its incidents, each with the kind it is imported as. */
export const TOWN_FILES = [
  ["communities", "communities.geojson"],
  ["grids", "grids.geojson"],
  ["roads", "roads.geojson"],
  ["places", "places.geojson"],
  ["buildings", "buildings.geojson"],
  ["staff", "staff.csv"],
  ["households", "households.csv"],
  ["facilities", "facilities.csv"],
] as const;

/** Imports `files` of the folder `town` into the database that `environment` names. */
export async function importTown(
  environment: Record<string, string>,
  town: string,
  files: readonly (readonly [kind: string, file: string])[],
): Promise<void> {
  for (const [kind, file] of files) {
    const { seconds } = await runImport(environment, kind, join(town, file));
    progress(`${environment.DATABASE_URL ? "PostGIS" : "embedded"}: ${kind} in ${seconds.toFixed(1)} s`);
  }
}
