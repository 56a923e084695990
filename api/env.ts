import { join, resolve } from "node:path";
import { z } from "zod";
import { keyOfText } from "./sealing/key-text.ts";

/** Keys in base64, the newest first, between commas. */
const Keys = z.string().transform((text, context): Buffer[] => {
  const keys = text.split(",").map((key) => keyOfText(key.trim()));
  if (keys.every((key) => key !== null)) return keys;
  context.addIssue({
    code: "custom",
    message: "应为 32 字节的 base64（可用 openssl rand -base64 32 生成） must be 32 bytes in base64",
  });
  return z.NEVER;
});

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must start with postgres://")
    .optional(),
  DEMO: z.enum(["village", "street", "county", "none"]).optional(),
  PASSWORD_PROFILE: z.enum(["asvs", "djbh"]).default("asvs"),
  ADMIN_PASSWORD: z.string().optional(),
  TRUST_PROXY: z.enum(["yes", "no"]).default("no"),
  DATA_KEY: Keys.optional(),
  DATA_KEY_BEFORE: Keys.optional(),
});

/** Settings that no message may show. */
const SECRETS = ["ADMIN_PASSWORD", "DATA_KEY", "DATA_KEY_BEFORE"];

/** What the environment says, checked and complete. */
export type Settings = {
  port: number;
  host: string;
  /** absolute path of the folder for the embedded database and rejected rows */
  dataDir: string;
  /** a PostGIS server; null for the embedded database */
  databaseUrl: string | null;
  /** what an empty database is filled with */
  demo: "village" | "street" | "county" | "none";
  /** which rules passwords and sessions follow: OWASP ASVS 5 or 等保 (docs/decisions/0008-two-password-profiles.md) */
  passwordProfile: "asvs" | "djbh";
  /** the first administrator's password; null: one is made up */
  adminPassword: string | null;
  /** a proxy stands in front, and its x-forwarded-for and x-forwarded-proto say who asks and how */
  trustProxy: boolean;
  /** what personal fields are sealed with: the first seals, all open; none for the embedded database's own key file */
  dataKeys: readonly Buffer[];
};

/** A setting that cannot be used; the message names it, its value and what would do. */
export class SettingError extends Error {}

/** Reads the settings from `environment`. An empty value counts as absent. Throws SettingError. */
export function readSettings(environment: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue.path[0]);
    throw new SettingError(`${SECRETS.includes(name) ? name : `${name}=${given[name]}`}: ${issue.message}`);
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, DEMO, DATA_KEY, DATA_KEY_BEFORE } = parsed.data;
  if (DATA_KEY_BEFORE && !DATA_KEY) {
    throw new SettingError("设置了 DATA_KEY_BEFORE，却没有 DATA_KEY。 DATA_KEY_BEFORE is set without DATA_KEY.");
  }
  return {
    port: PORT,
    host: HOST,
    dataDir: resolve(DATA_DIR),
    databaseUrl: DATABASE_URL ?? null,
    demo: DEMO ?? (DATABASE_URL ? "none" : "street"),
    passwordProfile: parsed.data.PASSWORD_PROFILE,
    adminPassword: parsed.data.ADMIN_PASSWORD ?? null,
    trustProxy: parsed.data.TRUST_PROXY === "yes",
    dataKeys: [...(DATA_KEY ?? []), ...(DATA_KEY_BEFORE ?? [])],
  };
}

/** Where the embedded database lies within the data folder. */
export const databaseFolder = (settings: Pick<Settings, "dataDir">): string => join(settings.dataDir, "database");
