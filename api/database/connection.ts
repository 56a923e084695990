import type postgres from "postgres";

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
