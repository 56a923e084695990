import { once } from "node:events";
import { createWriteStream } from "node:fs";

/** Writes pieces of text to a file, waiting whenever the disk is behind, so that nothing piles up in memory. */
async function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  const stream = createWriteStream(path);
  const failed = new Promise<never>((_, reject) => stream.once("error", reject));
  failed.catch(() => {});
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < 65_536) continue;
    if (!stream.write(text)) await Promise.race([once(stream, "drain"), failed]);
    text = "";
  }
  stream.end(text);
  await Promise.race([once(stream, "finish"), failed]);
}

export type Feature = { properties: Record<string, unknown>; geometry: { type: string; coordinates: unknown } };

/** A GeoJSON FeatureCollection, one feature a line. */
export async function writeGeoJson(path: string, features: Iterable<Feature>): Promise<void> {
  await writePieces(path, collection(features));
}

function* collection(features: Iterable<Feature>): Generator<string> {
  yield '{"type":"FeatureCollection","attribution":"模拟数据","simulated":true,"features":[\n';
  let first = true;
  for (const { properties, geometry } of features) {
    const kept = Object.fromEntries(
      Object.entries(properties).filter(([, value]) => value !== "" && value !== undefined),
    );
    yield `${first ? "" : ",\n"}${JSON.stringify({ type: "Feature", properties: kept, geometry })}`;
    first = false;
  }
  yield "\n]}\n";
}

/** A CSV file (RFC 4180, UTF-8 without a mark) with a header line. */
export async function writeCsv(
  path: string,
  columns: readonly string[],
  rows: Iterable<readonly (string | number)[]>,
): Promise<void> {
  await writePieces(path, lines(columns, rows));
}

function* lines(columns: readonly string[], rows: Iterable<readonly (string | number)[]>): Generator<string> {
  yield `${columns.join(",")}\n`;
  for (const row of rows) yield `${row.map(field).join(",")}\n`;
}

const field = (value: string | number): string =>
  typeof value === "string" && /[",\n\r]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : String(value);
