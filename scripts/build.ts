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
  "m.html",
  "r.html",
  "vite.config.ts",
  "vite.resident.ts",
  "package-lock.json",
  "scripts/support/page-chunks.ts",
  "scripts/support/phone-files.ts",
];
const STAMP = join(DIST, ".built-from");

/** Builds the page unless it is already built from just these sources. False when the build failed; vite has said why. */
export async function build(): Promise<boolean> {
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return true;
  // why in this order: the first empties the folder
  for (const config of ["vite.config.ts", "vite.resident.ts"]) if ((await runVite(config)) !== 0) return false;
  writeFileSync(STAMP, wanted);
  return true;
}

function runVite(config: string): Promise<number | null> {
  const program = join(ROOT, "node_modules/vite/bin/vite.js");
  const vite = spawn(process.execPath, [program, "build", "--config", config, "--logLevel", "warn"], {
    cwd: ROOT,
    stdio: ["ignore", 2, 2],
  });
  return new Promise((resolve) => vite.once("exit", resolve));
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
