import type postgres from "postgres";

/** The tagged template of postgres.js; the same on both engines. */
export type Sql = postgres.Sql<{ bigint: number }>;

/** A transaction or the whole database: what a query needs. */
export type Queryable = postgres.ISql<{ bigint: number }>;

/** One interface, two engines. Nothing outside this folder asks which one it is. */
export type Database = {
  engine: "pglite" | "postgres";
  sql: Sql;
  /** Calls `onChange` when another process has committed changes. The embedded engine has no other process. */
  listen(onChange: () => void): Promise<void>;
  close(): Promise<void>;
};

/**
 * What both engines are told alike. Counts and sequence numbers arrive as numbers; days are China's days; notices
 * ("relation exists, skipping") are not news.
 */
export const connectionOptions = {
  types: {
    bigint: { to: 20, from: [20], serialize: String, parse: Number } as postgres.PostgresType<number>,
  },
  connection: { TimeZone: "Asia/Shanghai", application_name: "minqingtu" },
  onnotice: () => {},
};
