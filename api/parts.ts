import type { GatewayName } from "../domain/notice.ts";
import type { Database } from "./database/database.ts";
import type { Settings } from "./env.ts";
import type { Changes } from "./live/changes.ts";
import type { Memory } from "./memory/memory.ts";

/** What routes are made from. */
export type Parts = {
  database: Database;
  memory: Memory;
  changes: Changes;
  settings: AppSettings;
  /** of the program, from package.json */
  version: string;
};

/** What of the environment the routes need. */
export type AppSettings = Pick<Settings, "passwordProfile" | "trustProxy" | "openid" | "privateHosts"> & {
  noticeGateway: GatewayName;
};

/** The settings where the environment says nothing. */
export const USUAL_SETTINGS: AppSettings = {
  passwordProfile: "asvs",
  trustProxy: false,
  openid: null,
  noticeGateway: "none",
  privateHosts: [],
};
