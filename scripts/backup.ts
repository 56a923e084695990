// npm run backup -- dump FILE | restore FILE: the embedded database to a file and back.

import { resolve } from "node:path";
import { BackupError, dumpTo, restoreFrom } from "../api/database/backup.ts";
import { DatabaseInUse } from "../api/database/lock.ts";
import { readSettings, SettingError } from "../api/env.ts";

const [verb, file] = process.argv.slice(2);
try {
  if ((verb !== "dump" && verb !== "restore") || !file) {
    throw new BackupError("用法：npm run backup -- dump FILE，或 npm run backup -- restore FILE");
  }
  const settings = readSettings();
  if (verb === "dump") await dumpTo(settings, resolve(file));
  else await restoreFrom(settings, resolve(file));
  console.log(verb === "dump" ? `已备份到 ${file}` : `已从 ${file} 恢复到 ${settings.dataDir}`);
} catch (error) {
  if (!(error instanceof BackupError || error instanceof DatabaseInUse || error instanceof SettingError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
