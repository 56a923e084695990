import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The folder of the built page. */
export const DIST = join(ROOT, "dist");

const SOURCES = [
  "web",
  "domain",
  "index.html",
  "kiosk.html",
  "m.html",
  "r.html",
  "wall.html",
  "vite.config.ts",
  "scripts/build-page.ts",
  "scripts/pages",
  "package-lock.json",
];
const STAMP = join(DIST, ".built-from");

/** Builds the page unless it is already built from just these sources. False when the build failed; vite has said why. */
export async function build(): Promise<boolean> {
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return true;
  if ((await runBuild()) !== 0) return false;
  writeFileSync(STAMP, wanted);
  return true;
}

function runBuild(): Promise<number | null> {
  // why a process of its own: the bundler would stay in this one's memory
  const program = join(ROOT, "scripts/build-page.ts");
  // why: the tests' own is "test", with which the page would ask React for what only its development build has
  const env = { ...process.env, NODE_ENV: "production" };
  const run = spawn(process.execPath, ["--import", "tsx", program], { cwd: ROOT, env, stdio: ["ignore", 2, 2] });
  return new Promise((resolve) => run.once("exit", resolve));
}

/** Changes when any source of the page does. */
function fingerprint(): string {
  const hash = createHash("sha256");
  for (const path of SOURCES.flatMap(filesBelow)) hash.update(path).update(readFileSync(join(ROOT, path)));
  return hash.digest("hex");
}

function filesBelow(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(`${path}/${entry.name}`) : [`${path}/${entry.name}`]));
}
