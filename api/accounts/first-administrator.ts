import { EVERYWHERE } from "../access/viewer.ts";
import type { Database } from "../database/database.ts";
import { SettingError, type Settings } from "../env.ts";
import { Areas } from "../grids/areas.ts";
import { HttpError } from "../http/errors.ts";
import { PROFILES } from "../sign-in/profiles.ts";
import { Accounts } from "./manage.ts";
import { anyAccount } from "./queries.ts";

/** What the first administrator is called. */
export const FIRST_ADMINISTRATOR = "admin";

/** Who sets a town up must see it, too. Whoever wants the roles apart gives them to others and takes them from this account. */
const ROLES_OF_THE_FIRST = ["administrator", "commander", "planner"];

/**
 * Makes the account `admin` while there is none at all, with `settings.adminPassword` or a password made up for it. Gives the
 * one that was made up, to be shown once; else null. Throws SettingError for a password that is too weak.
 */
export async function makeFirstAdministrator(
  { sql }: Pick<Database, "sql">,
  settings: Pick<Settings, "adminPassword" | "passwordProfile">,
): Promise<string | null> {
  if (await anyAccount(sql)) return null;
  const accounts = new Accounts(sql, new Areas(), PROFILES[settings.passwordProfile]);
  const given = settings.adminPassword ?? undefined;
  const asked = {
    username: FIRST_ADMINISTRATOR,
    name: "管理员",
    grants: ROLES_OF_THE_FIRST.map((role) => ({ role })),
    password: given,
    // why no time limit: an installation may be looked at again only after weeks
    own: given !== undefined,
    waits: true,
  };
  try {
    const { password } = await accounts.create({ viewer: null, scope: EVERYWHERE, address: "" }, asked);
    return password;
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    // another process that started at the same moment was quicker
    if (error.code === "username_taken") return null;
    throw new SettingError(`ADMIN_PASSWORD：${error.message}`);
  }
}
