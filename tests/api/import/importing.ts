import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { inject } from "vitest";
import type { Database } from "../../../api/database/database.ts";
import { importFile } from "../../../api/import/import-file.ts";
import { type ImportOptions, ImportRefused, type KindName, USUAL_OPTIONS } from "../../../api/import/options.ts";

/** A folder of its own for files, gone when the run ends, and imports from it. */
export function importing() {
  const folder = mkdtempSync(join(inject("places"), "import-"));
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const run = (database: Database, kind: KindName, file: string, options: Partial<ImportOptions> = {}) =>
    importFile(database, {
      ...USUAL_OPTIONS,
      datum: "wgs84",
      kind,
      file,
      reportFolder: join(folder, "reports"),
      ...options,
    });
  return {
    folder,
    write,
    run,
    /** Imports the text of a CSV. */
    csv: (database: Database, kind: KindName, text: string, options?: Partial<ImportOptions>) =>
      run(database, kind, write(`${kind}.csv`, text), options),
    /** Imports features. */
    features: (database: Database, kind: KindName, features: unknown[], options?: Partial<ImportOptions>) =>
      run(database, kind, write(`${kind}.geojson`, JSON.stringify({ type: "FeatureCollection", features })), options),
    /** The refusal that `act` ends in. */
    refusal: async (act: () => Promise<unknown>): Promise<ImportRefused> => {
      try {
        await act();
      } catch (error) {
        if (error instanceof ImportRefused) return error;
        throw error;
      }
      throw new Error("nothing was refused");
    },
  };
}

/** The rows of a report, each by column name. */
export const report = (path: string | null): Record<string, string>[] =>
  parse(readFileSync(path!), { bom: true, columns: true });

export type Ring = [number, number][];

/** A square of `size` degrees whose south-west corner is `[lng, lat]`, anticlockwise. */
export const square = (lng: number, lat: number, size: number): Ring => [
  [lng, lat],
  [lng + size, lat],
  [lng + size, lat + size],
  [lng, lat + size],
  [lng, lat],
];

export const polygon = (ring: Ring, properties: Record<string, unknown> = {}, more: object = {}) => ({
  type: "Feature",
  properties,
  geometry: { type: "Polygon", coordinates: [ring] },
  ...more,
});
