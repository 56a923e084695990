// npm run user: accounts from the command line.

import { parseArgs } from "node:util";
import { accountItem } from "../api/accounts/account-item.ts";
import { Accounts, COMMAND_LINE } from "../api/accounts/manage.ts";
import { type Database, openDatabase } from "../api/database/database.ts";
import { DatabaseInUse } from "../api/database/lock.ts";
import { MigrationError } from "../api/database/migrate.ts";
import { readSettings, SettingError, type Settings } from "../api/env.ts";
import { Areas } from "../api/grids/areas.ts";
import { areaRows } from "../api/grids/queries.ts";
import { HttpError } from "../api/http/errors.ts";
import { PROFILES } from "../api/sign-in/profiles.ts";
import { isUserName } from "../api/sign-in/user-name.ts";
import type { Account } from "../domain/account.ts";
import { ROLES } from "../domain/role.ts";
import { readPassword } from "./support/read-password.ts";
import { UsageError } from "./support/usage-error.ts";

const USAGE = `用法 usage:
  npm run user -- add NAME --role ROLE [--scope CODE] [--until YYYY-MM-DD] [--name 显示的名字]
  npm run user -- password NAME
  npm run user -- disable NAME
  npm run user -- list
  ROLE     ${ROLES.join(" ")}
  --scope  区域编码，不写则为全部 an area's code; absent: everywhere
  --until  最后一天 the last day
  密码从标准输入读取，为空则自动生成。 The password comes from standard input; made up when empty.`;

type Command = {
  verb: "add" | "password" | "disable" | "list";
  username: string;
  role: string;
  scope: string | null;
  until: Date | null;
  name: string;
};

/** What the command line asks for. Throws UsageError. */
function readCommand(args: string[]): Command {
  const { values, positionals } = parse(args);
  const [verb, username = "", ...more] = positionals;
  if (verb !== "add" && verb !== "password" && verb !== "disable" && verb !== "list") throw new UsageError(USAGE);
  if (more.length > 0 || (verb === "list") !== (username === "")) throw new UsageError(USAGE);
  if (verb === "add" && !isUserName(username)) {
    throw new UsageError(`“${username}”不能作用户名：应为 1–50 个可见字符，没有空格。 This cannot be a user name.`);
  }
  if (verb === "add" && values.role === undefined) throw new UsageError(`缺少 --role。 --role is missing.\n${USAGE}`);
  return {
    verb,
    username,
    role: values.role ?? "",
    scope: values.scope ?? null,
    until: values.until === undefined ? null : endOf(values.until),
    name: values.name ?? username,
  };
}

function parse(args: string[]) {
  try {
    const text = { type: "string" } as const;
    return parseArgs({ args, allowPositionals: true, options: { role: text, scope: text, until: text, name: text } });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n${USAGE}`);
    throw error;
  }
}

/** The moment at which a day of China's calendar ends. Throws UsageError. */
function endOf(day: string): Date {
  const begin = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00+08:00`) : Number.NaN;
  if (Number.isNaN(begin)) throw new UsageError(`--until ${day}：应为日期，如 2027-06-30。 It should be a date.`);
  return new Date(begin + 24 * 60 * 60 * 1000);
}

/** Carries it out; gives what to print. */
async function run(command: Command, database: Database, settings: Settings): Promise<string> {
  const { sql } = database;
  const areas = new Areas();
  areas.take(await areaRows(sql, null), null);
  const accounts = new Accounts(sql, areas, PROFILES[settings.passwordProfile]);
  const { verb, username, role, scope: area, until, name } = command;
  if (verb === "list") return (await accounts.list(COMMAND_LINE)).map(accountItem).map(line).join("\n");
  if (verb === "disable") {
    const { id } = await accounts.called(username);
    await accounts.update(COMMAND_LINE, id, { disabled: true });
    return `已停用 ${username}，其所有会话已结束。 Disabled.`;
  }
  const password = await chosenPassword();
  const own = password !== undefined;
  if (verb === "password") {
    const { id } = await accounts.called(username);
    return `已修改 ${username} 的密码。 Changed.${shown(await accounts.resetPassword(COMMAND_LINE, id, password, own), own)}`;
  }
  const grants = [{ role, area, until }];
  const made = await accounts.create(COMMAND_LINE, { username, name, grants, password, own });
  return `已添加 ${line(accountItem(made.row))}${shown(made.password, own)}`;
}

/** The password from standard input; undefined when one is to be made up. */
async function chosenPassword(): Promise<string | undefined> {
  const password = await readPassword();
  if (password === null) throw new UsageError("两次输入的密码不同。 The two passwords differ.");
  return password === "" ? undefined : password;
}

const shown = (password: string | null, own: boolean): string =>
  own
    ? ""
    : `\n初始密码 initial password: ${password}\n（只显示这一次，一周内登录并修改。 Shown once; sign in within a week and change it.）`;

function line({ username, name, disabled, grants }: Account): string {
  const roles = grants.map(({ role, area, until }) =>
    [role, area ?? "*", until?.slice(0, 10)].filter(Boolean).join("@"),
  );
  return [username, name, roles.join(" ") || "-", disabled ? "已停用 disabled" : ""].join("\t").trimEnd();
}

try {
  const command = readCommand(process.argv.slice(2));
  const settings = readSettings();
  const database = await openDatabase(settings);
  try {
    console.log(await run(command, database, settings));
  } finally {
    await database.close();
  }
} catch (error) {
  const known = [UsageError, SettingError, MigrationError, HttpError, DatabaseInUse];
  if (!known.some((kind) => error instanceof kind)) throw error;
  console.error((error as Error).message);
  if (error instanceof DatabaseInUse) {
    console.error("服务器运行时，请在页面的“账号”里管理。 While the server runs, manage accounts on its page.");
  }
  process.exitCode = 2;
}
