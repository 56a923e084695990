// npm test: format and lint, types, then every test on both database engines and in a real browser.
// The last line is "N passed, N failed"; where CI=true a skipped test counts as failed.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { build } from "./build.ts";
import { findChromium } from "./support/chromium.ts";
import { findPostgres } from "./support/postgres-server.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const REPORTS = `${ROOT}tests/artifacts/reports`;
const isCi = process.env.CI === "true";

type Count = { passed: number; failed: number; skipped: number };

/** What a program of this project's dependencies said, and whether it was content. */
type Step = { name: string; said: string; count: Count };

const total: Count = { passed: 0, failed: 0, skipped: 0 };
const add = (count: Count) => {
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
};

installSystemPackages();
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
// why not waited for: they take what tests leave of the processor
const checks = [step("format and lint", "biome", ["ci", "--error-on-warnings", "."]), typesStep()];
add(await tests(findChromium() ? ["node", "browser"] : ["node"]));
for (const { name, said, count } of await Promise.all(checks)) {
  console.log(`\n── ${name}\n${said}`);
  add(count);
}
if (!findChromium()) {
  add(missing("Chromium", "apt-get install chromium fonts-noto-cjk"));
  // why here: tests of screens have it built, and there were none
  const isBuilt = await build();
  add({ passed: Number(isBuilt), failed: Number(!isBuilt), skipped: 0 });
}
if (!findPostgres()) add(missing("PostgreSQL with PostGIS", "apt-get install postgresql postgresql-postgis"));

if (isCi && total.skipped > 0) {
  console.log(`${total.skipped} tests were skipped, and CI may skip nothing`);
  total.failed += total.skipped;
  total.skipped = 0;
}
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** A program of this project's dependencies, and what it says; it passes when it exits with 0. */
async function step(name: string, program: string, args: string[], more: NodeJS.ProcessEnv = {}): Promise<Step> {
  const child = spawn(`${ROOT}node_modules/.bin/${program}`, args, {
    cwd: ROOT,
    env: { ...process.env, ...more },
    stdio: ["ignore", "pipe", "pipe"],
  });
  setPriority(child.pid!, constants.priority.PRIORITY_LOW);
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(chunk));
  const status = await new Promise((resolve) => child.once("close", resolve));
  const count = { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  return { name, said: Buffer.concat(said).toString().trimEnd(), count };
}

/**
 * The types of all files. why not as it comes: four checkers look at much of it four times, and its memory is collected
 * so often that together they take twice the processor, which tests want by then
 */
function typesStep(): Promise<Step> {
  return step("types", "tsc", ["--checkers", "1"], { GOGC: "400" });
}

/** Groups of tests, in one run. One that dies before it reports counts as one failure. */
async function tests(groups: string[]): Promise<Count> {
  console.log(`\n── tests: ${groups.join(", ")}`);
  const report = `${REPORTS}/tests.json`;
  const projects = groups.map((group) => `--project=${group}`);
  const args = ["run", ...projects, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const child = spawn(`${ROOT}node_modules/.bin/vitest`, args, { cwd: ROOT, stdio: "inherit" });
  const status = await new Promise((resolve) => child.once("close", resolve));
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  const failed = Math.max(numFailedTests, status === 0 ? 0 : 1, numFailedTests === 0 ? numFailedTestSuites : 0);
  return { passed: numPassedTests, failed, skipped: numPendingTests };
}

/** What this machine lacks: a line that says what to install; a failure where nothing may be skipped. */
function missing(what: string, remedy: string): Count {
  console.log(`${what} is missing here, so its tests do not run: ${remedy}`);
  return { passed: 0, failed: isCi ? 1 : 0, skipped: 0 };
}

/** Installs PostGIS, Chromium and a Chinese font by the system's package manager, where there is one and we may. */
function installSystemPackages() {
  const packages = [
    ...(findPostgres() ? [] : ["postgresql", "postgresql-postgis"]),
    ...(findChromium() ? [] : ["chromium"]),
    ...(existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc") ? [] : ["fonts-noto-cjk"]),
  ];
  if (packages.length === 0 || process.platform !== "linux" || !existsSync("/usr/bin/apt-get")) return;
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "--non-interactive"];
  const apt = (...args: string[]) => {
    const [program, ...rest] = [...asRoot, "apt-get", ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    return spawnSync(program, rest, { env, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
  };
  console.log(`installing ${packages.join(", ")}`);
  if (!apt("update", "-qq") || !apt("install", "-y", "-qq", "--no-install-recommends", ...packages)) {
    console.log(`could not install them; by hand: apt-get install ${packages.join(" ")}`);
  }
}
