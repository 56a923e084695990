import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { openDatabase } from "../../api/database/database.ts";
import { fillWhenEmpty } from "../../scripts/fill.ts";
import { startTestServer, type TestServer } from "./server.ts";

/** A server over the demonstration village; `fill` adds to it. */
export async function startVillage(
  fill: Parameters<typeof startTestServer>[0] = async () => {},
  settings?: Parameters<typeof startTestServer>[1],
): Promise<TestServer> {
  return startTestServer(fill, settings, await villageTemplate());
}

/** Data folder of a village to copy, made by whoever needs it first. Two at once make it twice, and one of them stays. */
async function villageTemplate(): Promise<string> {
  const template = join(inject("places"), "village");
  if (existsSync(template)) return template;
  const folder = mkdtempSync(join(inject("places"), "village-"));
  const dataDir = join(folder, "data");
  cpSync(inject("embeddedTemplate"), dataDir, { recursive: true });
  const database = await openDatabase({ dataDir, databaseUrl: null });
  await fillWhenEmpty(database, { demo: "village", dataDir: join(folder, "town") });
  await database.close();
  try {
    renameSync(dataDir, template);
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code!)) throw error;
  }
  rmSync(folder, { recursive: true, force: true });
  return template;
}
