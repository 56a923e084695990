import { join } from "node:path";
import { fillWhenEmpty } from "../../scripts/fill.ts";
import { keptDatabase } from "./engines.ts";
import { startTestServer, type TestServer } from "./server.ts";

/** A server over the demonstration village; `fill` adds to it. */
export async function startVillage(
  fill: Parameters<typeof startTestServer>[0] = async () => {},
  settings?: Parameters<typeof startTestServer>[1],
): Promise<TestServer> {
  const village = await keptDatabase("village", (database, folder) =>
    fillWhenEmpty(database, { demo: "village", dataDir: join(folder, "town") }),
  );
  return startTestServer(fill, settings, village);
}
