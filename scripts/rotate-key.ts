// npm run rotate-key: seals all personal fields with the newest key, so that the keys before it are no longer needed.

import { openDatabase } from "../api/database/database.ts";
import { DatabaseInUse } from "../api/database/lock.ts";
import { MigrationError } from "../api/database/migrate.ts";
import { readSettings, SettingError } from "../api/env.ts";
import { rotateKeys } from "../api/sealing/rotate.ts";
import { UsageError } from "./support/usage-error.ts";

const USAGE = "用法：npm run rotate-key，不带参数。 Usage: npm run rotate-key, without arguments.";

const NAMES: Record<string, string> = { household: "住户 households", account: "账号 accounts" };

try {
  if (process.argv.length > 2) throw new UsageError(USAGE);
  const settings = readSettings();
  const database = await openDatabase(settings);
  try {
    const { keyId, before, rows } = await rotateKeys(database, settings, (table, count) =>
      console.error(`  ${NAMES[table] ?? table} ${count}`),
    );
    if (before.length === 0) {
      console.log(
        `所有资料都已用密钥 ${keyId} 加密，没有要更换的。要更换时，把新密钥写进 DATA_KEY，旧的写进 DATA_KEY_BEFORE。` +
          ` Everything is sealed with key ${keyId}. To change it, set DATA_KEY to the new key and DATA_KEY_BEFORE to the old.`,
      );
    } else {
      const counts = Object.entries(rows).map(([table, count]) => `${NAMES[table] ?? table} ${count}`);
      console.log(
        `已换用密钥 ${keyId}，不再需要密钥 ${before.join("、")}。` +
          ` Sealed again with key ${keyId}; ${before.join(", ")} no longer needed. ${counts.join(" · ")}`,
      );
    }
  } finally {
    await database.close();
  }
} catch (error) {
  const known = [UsageError, DatabaseInUse, MigrationError, SettingError];
  if (!known.some((kind) => error instanceof kind)) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
