import type postgres from "postgres";
import type { Sealer } from "../sealing/sealer.ts";

/** The tagged template of postgres.js; the same on both engines. */
export type Sql = postgres.Sql<{ bigint: number }>;

/** A transaction or the whole database: what a query needs. */
export type Queryable = postgres.ISql<{ bigint: number }>;

/** One interface, two engines. Nothing outside this folder asks which one it is. */
export type Connection = {
  engine: "pglite" | "postgres";
  sql: Sql;
  /** Calls `onChange` when another process has committed changes. The embedded engine has no other process. */
  listen(onChange: () => void): Promise<void>;
  close(): Promise<void>;
};

/** A database that is migrated and whose keys are here. */
export type Database = Connection & {
  /** seals personal fields on their way in and opens them on their way out */
  sealer: Sealer;
};

/**
 * What both engines are told alike. Counts and sequence numbers arrive as numbers; days are China's days; notices
 * ("relation exists, skipping") are not news.
 */
export const connectionOptions = {
  types: {
    bigint: { to: 20, from: [20], serialize: String, parse: Number } as postgres.PostgresType<number>,
  },
  // why no jit: a server compiles queries over shapes, which it thinks expensive, and that takes longer than they do
  connection: { TimeZone: "Asia/Shanghai", application_name: "minqingtu", jit: "off" },
  onnotice: () => {},
};
