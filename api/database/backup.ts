import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { databaseFolder, type Settings } from "../env.ts";
import { startEngine } from "./embedded.ts";
import { lockFolder } from "./lock.ts";

type Where = Pick<Settings, "dataDir" | "databaseUrl">;

/** A dump or a restore that cannot be done; the message says why and what to do. */
export class BackupError extends Error {}

/**
 * Writes the whole embedded database to `file`, a gzipped tar of its folder. The file appears complete or not at all, and
 * never holds the key, which lies beside that folder: what is sealed stays sealed in it.
 * Throws DatabaseInUse while a server runs on the folder, BackupError for a database server, which has tools of its own.
 */
export async function dumpTo(where: Where, file: string): Promise<void> {
  requireEmbedded(where, "pg_dump --format=custom");
  if (!existsSync(databaseFolder(where))) throw new BackupError(`${where.dataDir} 里没有数据库。`);
  const unlock = lockFolder(where.dataDir);
  try {
    const engine = await startEngine(databaseFolder(where));
    const bytes = await engine.dump();
    await engine.close();
    mkdirSync(dirname(file), { recursive: true });
    const draft = `${file}.part`;
    writeFileSync(draft, bytes, { mode: 0o600 });
    renameSync(draft, file);
  } finally {
    unlock();
  }
}

/**
 * Fills an empty data folder from a file written by `dumpTo`. A folder that has a database is left as it is.
 * Throws BackupError when the folder is not empty or the file is no dump.
 */
export async function restoreFrom(where: Where, file: string): Promise<void> {
  requireEmbedded(where, "pg_restore");
  const target = databaseFolder(where);
  if (!existsSync(file)) throw new BackupError(`没有文件 ${file}。`);
  const unlock = lockFolder(where.dataDir);
  const draft = `${target}.restoring`;
  try {
    if (existsSync(target) && readdirSync(target).length > 0) {
      throw new BackupError(`${where.dataDir} 里已有数据库。请换一个 DATA_DIR，或先把它移开。`);
    }
    rmSync(draft, { recursive: true, force: true });
    const engine = await startEngine(draft, file).catch((error) => {
      throw new BackupError(`${file} 不是本程序的备份文件（${error.message}）。`);
    });
    await engine.close();
    rmSync(target, { recursive: true, force: true });
    renameSync(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    unlock();
  }
}

function requireEmbedded(where: Where, tool: string) {
  if (where.databaseUrl) throw new BackupError(`数据在 PostGIS 服务器上，请用 ${tool} 备份与恢复。`);
}
