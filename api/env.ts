import { join, resolve } from "node:path";
import { z } from "zod";
import { GATEWAYS, type GatewayName } from "../domain/notice.ts";
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

const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** Whoever listens on the way could sign in as anybody: only this machine itself may be asked without TLS. */
const Issuer = z.string().refine(
  (text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url));
  },
  { message: "应为 https:// 开头的地址 must be an address with https://" },
);

/** Where browsers find this server: without path, so that nothing is left to join wrongly. */
const PublicUrl = z
  .string()
  .refine(
    (text) => {
      const url = URL.canParse(text) ? new URL(text) : null;
      return /^https?:$/.test(url?.protocol ?? "") && url!.href === `${url!.origin}/`;
    },
    { message: "应为不带路径的网址，如 https://map.example.gov.cn must be an address without a path" },
  )
  .transform((text) => new URL(text).origin);

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
  NOTICE_GATEWAY: z.enum(GATEWAYS).optional(),
  PRIVATE_HOSTS: z
    .string()
    .regex(/^[\w.:-]+(\s*,\s*[\w.:-]+)*$/, { message: "应为主机名，用逗号分开 must be host names between commas" })
    .optional(),
  DATA_KEY: Keys.optional(),
  DATA_KEY_BEFORE: Keys.optional(),
  PUBLIC_URL: PublicUrl.optional(),
  OIDC_ISSUER: Issuer.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(30, { message: "最多 30 字 30 characters at most" }).optional(),
  OIDC_CLAIM: z
    .string()
    .regex(/^[\w.:/-]{1,100}$/, { message: "应为声明的名称，如 preferred_username must be the name of a claim" })
    .default("preferred_username"),
});

/** Settings that no message may show. */
const SECRETS = ["ADMIN_PASSWORD", "DATA_KEY", "DATA_KEY_BEFORE", "OIDC_CLIENT_SECRET"];

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
  /** who sends notices to phones; null: nobody, but the simulator where all data are made up */
  noticeGateway: GatewayName | null;
  /** hosts of the own network that may be asked as other offices' systems are */
  privateHosts: readonly string[];
  /** what personal fields are sealed with: the first seals, all open; none for the embedded database's own key file */
  dataKeys: readonly Buffer[];
  /** the office's own accounts may sign in, too; null: they may not */
  openid: OpenIdSettings | null;
};

/** A provider of OpenID Connect, and what we are to it. */
export type OpenIdSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** what its accounts are called on the sign-in screen; null: the page's own word */
  name: string | null;
  /** which claim is our user name */
  claim: string;
  /** origin of this server as browsers see it */
  publicUrl: string;
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
    noticeGateway: parsed.data.NOTICE_GATEWAY ?? null,
    privateHosts: parsed.data.PRIVATE_HOSTS?.split(",").map((host) => host.trim()) ?? [],
    dataKeys: [...(DATA_KEY ?? []), ...(DATA_KEY_BEFORE ?? [])],
    openid: openIdOf(parsed.data),
  };
}

const OPENID_NEEDS = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "PUBLIC_URL"] as const;

function openIdOf(given: z.infer<typeof Environment>): OpenIdSettings | null {
  // the own address is of use without a provider, too
  if (OPENID_NEEDS.every((name) => name === "PUBLIC_URL" || given[name] === undefined)) return null;
  const missing = OPENID_NEEDS.filter((name) => given[name] === undefined);
  if (missing.length > 0) {
    throw new SettingError(`单点登录还缺少 ${missing.join("、")}。 OpenID Connect also needs ${missing.join(", ")}.`);
  }
  return {
    issuer: given.OIDC_ISSUER!,
    clientId: given.OIDC_CLIENT_ID!,
    clientSecret: given.OIDC_CLIENT_SECRET!,
    name: given.OIDC_NAME ?? null,
    claim: given.OIDC_CLAIM,
    publicUrl: given.PUBLIC_URL!,
  };
}

/** Where the embedded database lies within the data folder. */
export const databaseFolder = (settings: Pick<Settings, "dataDir">): string => join(settings.dataDir, "database");
