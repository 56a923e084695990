import { createServer, type Server } from "node:http";
import type { Settings } from "./env.ts";

type Address = Pick<Settings, "host" | "port">;

/** Rejects when the port is taken. */
export const listen = (server: Server, { host, port }: Address) =>
  new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });

/** Rejects where nothing could listen at `at`: asked before a database is filled for a minute. */
export async function tryPort(at: Address): Promise<void> {
  const server = createServer();
  await listen(server, at);
  await new Promise((resolve) => server.close(resolve));
}
