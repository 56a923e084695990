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
  "vite.config.ts",
  "package-lock.json",
  "scripts/support/page-chunks.ts",
  "scripts/support/phone-files.ts",
];
const STAMP = join(DIST, ".built-from");

/** Builds the page unless it is already built from just these sources. False when the build failed; vite has said why. */
export async function build(): Promise<boolean> {
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return true;
  const vite = spawn(process.execPath, [join(ROOT, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"], {
    cwd: ROOT,
    stdio: ["ignore", 2, 2],
  });
  const code = await new Promise((resolve) => vite.once("exit", resolve));
  if (code === 0) writeFileSync(STAMP, wanted);
  return code === 0;
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
