import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../support/postgres-server.ts";
import { stopped } from "./server.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A data folder with the demonstration street in it, as the first `npm start` leaves it. */
export type StreetFolder = { dataDir: string; remove(): void };

export async function makeStreetFolder(): Promise<StreetFolder> {
  const dataDir = mkdtempSync(join(tmpdir(), "minqingtu-street-"));
  const first = await npmStart(dataDir);
  await first.stop();
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

/** `npm start` in `dataDir`, from the command to the answers of page and health. */
export async function npmStart(dataDir: string) {
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: "127.0.0.1",
    DATABASE_URL: "",
    DATA_DIR: dataDir,
    DEMO: "street",
  };
  const start = performance.now();
  // why a group of its own: npm starts a shell that starts the server, and all of them are to end
  const npm = spawn("npm", ["start"], { cwd: ROOT, env, detached: true, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  npm.stderr.on("data", (text) => {
    said = `${said}${text}`.slice(-2000);
  });
  const url = `http://127.0.0.1:${port}`;
  for (const path of ["/", "/api/health"]) {
    while (!(await answers(url + path))) {
      if (npm.exitCode !== null) throw new Error(`npm start ended with ${npm.exitCode}: ${said}`);
      await sleep(10);
    }
  }
  return { url, seconds: (performance.now() - start) / 1000, stop: () => stopGroup(npm) };
}

const answers = (address: string): Promise<boolean> =>
  fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );

/** Ends npm and what it started; npm is gone when the server has closed its database. */
async function stopGroup(npm: ChildProcess): Promise<void> {
  process.kill(-npm.pid!, "SIGTERM");
  await stopped(npm);
}
