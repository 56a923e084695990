// npm start: builds the page if needed, opens and fills the database, serves, and prints the address.

import { FIRST_ADMINISTRATOR, makeFirstAdministrator } from "../api/accounts/first-administrator.ts";
import { openDatabase } from "../api/database/database.ts";
import { DatabaseInUse } from "../api/database/lock.ts";
import { MigrationError } from "../api/database/migrate.ts";
import { readSettings, SettingError } from "../api/env.ts";
import { ImportRefused } from "../api/import/options.ts";
import { tryPort } from "../api/listen.ts";
import { build } from "./build.ts";

try {
  await start();
} catch (error) {
  console.error(sentence(error));
  process.exit(2);
}

async function start() {
  const settings = readSettings();
  await tryPort(settings);
  const isBuilding = process.argv.includes("--no-build") ? Promise.resolve(true) : build();
  // why together: the embedded engine opens in a thread of its own, meanwhile the larger part of the program is read
  const [database, { serve }, { fillWhenEmpty }] = await Promise.all([
    openDatabase(settings),
    import("../api/server.ts"),
    import("./fill.ts"),
  ]);
  const password = await makeFirstAdministrator(database, settings);
  if (password !== null) console.log(firstPassword(password));
  await fillWhenEmpty(database, settings);
  if (!(await isBuilding)) throw new Error("页面构建失败，原因见上。 The page could not be built; see above.");
  const served = await serve({ database, settings });
  const stop = async () => {
    await served.close();
    await database.close();
    process.exit(0);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  console.log(`民情图  ${served.url}`);
}

function firstPassword(password: string): string {
  const once = "只显示这一次，首次登录后必须修改。 Shown once; it must be changed at the first sign-in.";
  return `管理员 ${FIRST_ADMINISTRATOR} 的初始密码：${password}\n（${once}）`;
}

/** What a person can do something about, as a sentence; our own mistakes with their stack. */
function sentence(error: unknown): string {
  const known = [DatabaseInUse, MigrationError, SettingError, ImportRefused];
  if (known.some((kind) => error instanceof kind)) return (error as Error).message;
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE")
    return "端口已被占用：换一个 PORT，或先停止占用它的程序。 The port is taken: choose another PORT.";
  if (code === "ECONNREFUSED" || code === "CONNECT_TIMEOUT")
    return `连不上 DATABASE_URL 指的数据库。 The database is away: ${message}`;
  return stack ?? message;
}
