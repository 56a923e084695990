import postgres from "postgres";
import { type Connection, connectionOptions } from "./connection.ts";

/** A PostGIS server, 15 or later with PostGIS 3.3 or later. Connects when first asked. */
export function openServer(url: string): Connection {
  const sql = postgres(url, { ...connectionOptions, max: 8, idle_timeout: 60, connect_timeout: 10 });
  return {
    engine: "postgres",
    sql,
    listen: async (onChange) => {
      await sql.listen("change", onChange, onChange);
    },
    close: () => sql.end({ timeout: 5 }),
  };
}
