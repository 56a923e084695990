import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { answerOf, forkScript, stopped } from "./server.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

type Environment = Record<string, string>;

/** Runs the import command as a process: how long it took from start to end, and the most memory it held. */
export async function runImport(environment: Environment, kind: string, file: string) {
  const start = performance.now();
  // as `npm run import` starts it. why the limit there: rows live briefly, and its four threads would each let 48 MB of them lie
  const args = ["--max-semi-space-size=4", "--import", "tsx", "scripts/import.ts", kind, file];
  args.push("--datum", "wgs84", "--simulated");
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stdout.on("data", (text) => {
    said += text;
  });
  let complained = "";
  child.stderr.on("data", (text) => {
    complained = `${complained}${text}`.slice(-2000);
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  let peakBytes = 0;
  const timer = setInterval(() => {
    peakBytes = Math.max(peakBytes, memoryOf(child.pid!, "VmHWM"));
  }, 50);
  const code = await ended;
  clearInterval(timer);
  if (code !== 0) throw new Error(`import ${kind} ended with ${code}: ${said}${complained}`);
  const result = JSON.parse(said.trim().split("\n").at(-1)!) as { read: number; loaded: number; rejected: number };
  if (result.loaded !== result.read) throw new Error(`import ${kind} did not load every row: ${said}`);
  return { seconds: (performance.now() - start) / 1000, peakBytes };
}

/** Memory of a process that has the database open and rests, in bytes. */
export async function idleMemory(environment: Environment): Promise<number> {
  const child = forkScript("open-process.ts", { ...process.env, ...environment });
  await answerOf(child);
  await sleep(2000);
  const bytes = memoryOf(child.pid!, "VmRSS");
  await stopped(child);
  return bytes;
}

/** What Linux says of a process's memory: resident now, or at most so far. 0 when it is gone. */
export function memoryOf(pid: number, name: "VmRSS" | "VmHWM"): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) * 1024;
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code!)) return 0;
    throw error;
  }
}
