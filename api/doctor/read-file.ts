import type { CheckedArea } from "../../domain/doctor.ts";
import { LEVELS, type Level } from "../../domain/grid.ts";
import { fromLattice, toLattice } from "../../domain/position.ts";
import { HttpError } from "../http/errors.ts";
import { grids } from "../import/border-queries.ts";
import { CodeLists } from "../import/code-lists.ts";
import type { Entry } from "../import/entry.ts";
import { Matcher } from "../import/field.ts";
import { ImportRefused } from "../import/options.ts";
import { readGeojsonText } from "../import/read-geojson.ts";
import { readShape } from "../import/read-shape.ts";
import { readField } from "../import/read-value.ts";
import { sentenceOf } from "../import/reasons.ts";

/** A feature as the file has it, and the area that was read from it. */
export type ReadFeature = {
  area: CheckedArea;
  level: Level | null;
  id?: string | number;
  properties: Record<string, unknown>;
};

/**
 * The areas of a GeoJSON text, borders on the lattice. Codes, names and levels are found by the column names that an import of
 * grids knows; an area without a code is called by its number in the file. Throws a 400 that names the line, its code the
 * import's.
 */
export async function readAreas(text: string): Promise<ReadFeature[]> {
  const matcher = new Matcher(grids.fields, {});
  const lists = new CodeLists([], true);
  const features: ReadFeature[] = [];
  const textIn = (entry: Entry, name: string): string | null => {
    const at = grids.fields.findIndex((field) => field.name === name);
    const { column } = matcher.plan(entry.header)[at];
    return column < 0 ? null : readField(grids.fields[at], entry.values[column], lists, []);
  };
  try {
    for await (const batch of readGeojsonText("文件", once(text)).batches) {
      for (const entry of batch) {
        const code = textIn(entry, "code") ?? `#${entry.nth}`;
        const level = textIn(entry, "level");
        features.push({
          area: { code, name: textIn(entry, "name") ?? code, border: borderOf(entry) },
          level: LEVELS.find((known) => known === level) ?? null,
          ...(entry.id === undefined ? {} : { id: entry.id }),
          properties: Object.fromEntries(entry.header.names.map((name, index) => [name, entry.values[index]])),
        });
      }
    }
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    throw new HttpError(400, error.code, `${error.message} The file cannot be read.`, error.where ?? undefined);
  }
  return features;
}

async function* once(text: string): AsyncIterable<string> {
  yield text.replace(/^\uFEFF/, "");
}

/** The border of a feature; a 400 where it has none. */
function borderOf({ shape, nth, line }: Entry): CheckedArea["border"] {
  const read = readShape(shape, "polygon", false, ([lng, lat]) => [
    fromLattice(toLattice(lng)),
    fromLattice(toLattice(lat)),
  ]);
  if ("reason" in read) {
    const place = `第 ${nth} 个要素（第 ${line} 行）`;
    const message = sentenceOf(read.reason, read.detail, place);
    throw new HttpError(400, read.reason, `${message} Feature ${nth} is no area.`, String(line));
  }
  if (read.type === "Polygon") return [read.coordinates];
  if (read.type === "MultiPolygon") return read.coordinates;
  throw new Error(`a shape that is no polygon: ${read.type}`);
}

/** The features with these borders, as a FeatureCollection of GeoJSON: what else the file said of them stays. */
export const writeAreas = (features: readonly ReadFeature[], borders: readonly CheckedArea["border"][]) => ({
  type: "FeatureCollection" as const,
  features: features.map(({ id, properties }, nth) => ({
    type: "Feature" as const,
    ...(id === undefined ? {} : { id }),
    properties,
    geometry: { type: "MultiPolygon" as const, coordinates: borders[nth] },
  })),
});
