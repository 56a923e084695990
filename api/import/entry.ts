/** The names of what an entry holds: a CSV's header, or the property names of a feature. Entries share it. */
export type Header = { names: readonly string[] };

/** GeoJSON geometry, checked: coordinates are numbers, nested as the type says. */
export type Shape =
  | { type: "Point"; coordinates: number[] }
  | { type: "MultiPoint" | "LineString"; coordinates: number[][] }
  | { type: "MultiLineString" | "Polygon"; coordinates: number[][][] }
  | { type: "MultiPolygon"; coordinates: number[][][][] }
  | { type: "GeometryCollection"; geometries: Shape[] };

/** One row of a CSV or one feature of a GeoJSON, as it stands in the file. */
export type Entry = {
  /** counted from 1, header left out */
  nth: number;
  /** line in the file on which it begins, counted from 1 */
  line: number;
  header: Header;
  values: readonly unknown[];
  /** undefined in a CSV, null for a feature without one */
  shape?: Shape | null;
  /** a feature's own id */
  id?: string | number;
  /** the row has this many cells, and the header another number */
  cells?: number;
};

/** What a reader knows of the file as a whole when it has read it. */
export type FileFacts = {
  attribution: string | null;
  simulated: boolean;
  /** what is unusual but no fault, as sentences */
  notes: string[];
};

/** A file being read: entries in batches, and afterwards the facts. */
export type Reading = { batches: AsyncIterable<Entry[]>; facts: FileFacts };

/** Entries handed on together: enough to make a statement worth while, few enough to hold. */
export const BATCH = 5_000;
