import type { Queryable } from "../database/database.ts";
import type { Field } from "./field.ts";
import type { KindName } from "./options.ts";

/** What one kind of file becomes. A new kind is one file that declares this, and one line in kinds.ts. */
export type ImportKind = {
  kind: KindName;
  zh: string;
  /** the geometry a row must have; "none" for people */
  shape: "point" | "line" | "polygon" | "none";
  fields: readonly Field[];
  /** what already there tells the datum of such a file: communities and grids, buildings, land */
  evidence: readonly Evidence[];
  /** rows without code that agree in these fields are the same thing; otherwise every such row is a thing of its own */
  identity?: readonly string[];
  /** a code may stand in several rows */
  repeats?: boolean;
  /** a row may lack a position when it has this field */
  positionFrom?: string;
  /** tables to vacuum and analyse after a large load */
  tables: readonly string[];
  /** fields that never reach the database open: sealed, with the row's code as context (docs/decisions/0010) */
  sealed?: readonly string[];
  /** what they are sealed for, by the row's code; the code itself unless told */
  sealedFor?: (code: string) => string;
  /** moves the staged rows, checked and with codes, into the real tables */
  load(load: Load): Promise<Counts>;
};

export type Evidence = "areas" | "buildings" | "land";

/** `notes`: what a person should know of what was loaded, in sentences. */
export type Counts = { loaded: number; updated: number; notes?: string[] };

/** What a kind's own SQL is given. */
export type Load = {
  tx: Queryable;
  kind: ImportKind;
  /** does the file have this field? Fields it lacks are left alone where a row is known already */
  has(field: string): boolean;
  /** id of the area named by --community */
  communityId: number | null;
  /** its code */
  community: string | null;
  /** true for a CSV: rows are named by line, otherwise by their number */
  byLine: boolean;
};

/** The columns that every staging table has, before those of the fields. */
export const STAGED = ["nth", "line", "code", "lng", "lat", "shape"] as const;

/** Fields that say where: read together into a position, not staged one by one. */
const POSITION_FIELDS = ["lng", "lat", "position"];

/** The fields that have a column of their own in the staging table: those to be sealed last, where a thread finds them. */
export function stagedFields({ fields, sealed = [] }: ImportKind): Field[] {
  const staged = fields.filter(({ name }) => name !== "code" && !POSITION_FIELDS.includes(name));
  const isSealed = ({ name }: Field) => sealed.includes(name);
  return [...staged.filter((field) => !isSealed(field)), ...staged.filter(isSealed)];
}
