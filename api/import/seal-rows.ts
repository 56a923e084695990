import type { Sealer } from "../sealing/sealer.ts";
import { type ImportKind, STAGED, stagedFields } from "./kind.ts";

const CODE = STAGED.indexOf("code");

/** Seals what is personal in staged rows, in place: the database never sees it open, not even in passing. */
export function sealRows(kind: ImportKind, rows: readonly (string | null)[][], sealer: Sealer): void {
  const sealed = kind.sealed ?? [];
  const names = stagedFields(kind).map(({ name }) => name);
  for (const index of sealed.map((name) => STAGED.length + names.indexOf(name))) {
    for (const row of rows) {
      const text = row[index];
      if (text !== null) row[index] = sealer.seal(text, row[CODE]!);
    }
  }
}
