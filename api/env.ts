import { join, resolve } from "node:path";
import { z } from "zod";

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must start with postgres://")
    .optional(),
  DEMO: z.enum(["village", "street", "county", "none"]).optional(),
});

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
    throw new SettingError(`${name}=${given[name]}: ${issue.message}`);
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, DEMO } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    dataDir: resolve(DATA_DIR),
    databaseUrl: DATABASE_URL ?? null,
    demo: DEMO ?? (DATABASE_URL ? "none" : "street"),
  };
}

/** Where the embedded database lies within the data folder. */
export const databaseFolder = (settings: Pick<Settings, "dataDir">): string => join(settings.dataDir, "database");
