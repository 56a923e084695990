// npm run backup -- dump FILE | restore FILE: the embedded database to a file and back.

import { resolve } from "node:path";
import { BackupError, dumpTo, restoreFrom } from "../api/database/backup.ts";
import { DatabaseInUse } from "../api/database/lock.ts";
import { readSettings, SettingError } from "../api/env.ts";

const KEEP_KEY =
  "备份里没有密钥：请把 data.key 另存一处，没有它打不开姓名和电话。 The dump holds no key: keep data.key elsewhere.";
const PUT_KEY = "启动前请放回备份时的 data.key。 Put the data.key of that time back before you start.";

const [verb, file] = process.argv.slice(2);
try {
  if ((verb !== "dump" && verb !== "restore") || !file) {
    throw new BackupError("用法：npm run backup -- dump FILE，或 npm run backup -- restore FILE");
  }
  const settings = readSettings();
  if (verb === "dump") await dumpTo(settings, resolve(file));
  else await restoreFrom(settings, resolve(file));
  console.log(verb === "dump" ? `已备份到 ${file}` : `已从 ${file} 恢复到 ${settings.dataDir}`);
  if (settings.dataKeys.length === 0) console.log(verb === "dump" ? KEEP_KEY : PUT_KEY);
} catch (error) {
  if (!(error instanceof BackupError || error instanceof DatabaseInUse || error instanceof SettingError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
