import { randomBytes } from "node:crypto";
import { record } from "../audit/log.ts";
import type { Database } from "../database/database.ts";
import { keyFile, readKeyFile, writeKeyFile } from "./key-file.ts";
import { forgetOtherKeys, noteKey, usedKeys } from "./key-queries.ts";
import type { KeySettings } from "./open-sealer.ts";
import { hasOthers, lockImports, sealAgain, vacuumSealed } from "./seal-again-queries.ts";
import { SEAL_MARK } from "./seal-text.mjs";
import { SEALED_TABLES } from "./sealed-fields.ts";
import { KEY_BYTES, newSealer, type Sealer } from "./sealer.ts";

/** What a change of keys did. */
export type Rotation = {
  keyId: string;
  /** keys that nothing is sealed with any more; none when there was nothing to do */
  before: string[];
  /** rows sealed again, by table; those of a run that was interrupted are not among them */
  rows: Record<string, number>;
};

/**
 * Seals everything with the newest key and forgets the others. An embedded database with a key file gets a new key first.
 * May be interrupted at any moment and run again. Every program that writes to the database must know the newest key.
 */
export async function rotateKeys(
  database: Database,
  settings: KeySettings,
  progress: (table: string, rows: number) => void = () => {},
): Promise<Rotation> {
  const { sql } = database;
  const ofFile = !settings.databaseUrl && (settings.dataKeys ?? []).length === 0;
  const sealer = ofFile ? await nextOfFile(database, keyFile(settings.dataDir)) : database.sealer;
  const before = (await usedKeys(sql)).map(({ id }) => id).filter((id) => id !== sealer.keyId);
  const rows: Record<string, number> = {};
  const mark = `${SEAL_MARK}${sealer.keyId}.`;
  do {
    for (const sealed of SEALED_TABLES) {
      const earlier = rows[sealed.table] ?? 0;
      const told = (count: number) => progress(sealed.table, earlier + count);
      rows[sealed.table] = earlier + (await sealAgain(sql, sealer, sealed, mark, told));
    }
  } while (!(await finish(database, sealer, mark, before, rows)));
  for (const sealed of SEALED_TABLES) if (rows[sealed.table] > 0) await vacuumSealed(sql, sealed, false);
  if (ofFile) writeKeyFile(keyFile(settings.dataDir), readKeyFile(keyFile(settings.dataDir)).slice(0, 1));
  return { keyId: sealer.keyId, before, rows };
}

/** A sealer with a new key in front; where an interrupted change has left two in the file, that one's. */
async function nextOfFile({ sql }: Database, file: string): Promise<Sealer> {
  const keys = readKeyFile(file);
  if (keys.length === 1) {
    keys.unshift(randomBytes(KEY_BYTES));
    writeKeyFile(file, keys);
  }
  const sealer = newSealer(keys);
  await noteKey(sql, sealer);
  return sealer;
}

/** Forgets the keys from before and writes it into the log; false when somebody has meanwhile sealed with one of them. */
const finish = (
  { sql }: Database,
  sealer: Sealer,
  mark: string,
  before: string[],
  rows: Rotation["rows"],
): Promise<boolean> =>
  sql.begin(async (tx) => {
    await lockImports(tx);
    for (const sealed of SEALED_TABLES) if (await hasOthers(tx, sealed, mark)) return false;
    if (before.length === 0) return true;
    await forgetOtherKeys(tx, sealer);
    await record(tx, { viewer: null, action: "key.rotated", details: { key: sealer.keyId, before, rows } });
    return true;
  }) as Promise<boolean>;
