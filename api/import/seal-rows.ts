import type { SealingThread } from "../sealing/sealing-thread.ts";
import { type ImportKind, STAGED, stagedFields } from "./kind.ts";

const CODE = STAGED.indexOf("code");

/** Seals what is personal in staged rows, in place: the database never sees it open, not even in passing. */
export async function sealRows(
  kind: ImportKind,
  rows: readonly (string | null)[][],
  thread: SealingThread,
): Promise<void> {
  const { sealed, sealedFor = (code: string) => code } = kind;
  if (!sealed) return;
  const names = stagedFields(kind).map(({ name }) => name);
  const indexes = sealed.map((name) => STAGED.length + names.indexOf(name));
  const texts = indexes.flatMap((index) => rows.map((row) => row[index]));
  const contexts = indexes.flatMap(() => rows.map((row) => sealedFor(row[CODE]!)));
  const answer = await thread.seal(texts, contexts);
  indexes.forEach((index, nth) => {
    rows.forEach((row, at) => {
      row[index] = answer[nth * rows.length + at];
    });
  });
}
