import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { SessionCookie } from "../support/sign-in.ts";
import { KEY_ENVIRONMENT } from "./bench-key.ts";

/** A server of the bench's own, in a process of its own, and the cookie of somebody who may see everything. */
export type BenchServer = { url: string; cookie: SessionCookie; pid: number; stop(): Promise<void> };

/** Starts one over a database server (`databaseUrl`) or an embedded database (`dataDir`). */
export async function startServer(over: { databaseUrl: string } | { dataDir: string }): Promise<BenchServer> {
  const database =
    "databaseUrl" in over
      ? { DATABASE_URL: over.databaseUrl, ...KEY_ENVIRONMENT }
      : { DATABASE_URL: "", DATA_DIR: over.dataDir };
  const child = forkScript("server-process.ts", { ...process.env, ...database, PORT: "0", HOST: "127.0.0.1" });
  const { url, cookie } = await answerOf<{ url: string; cookie: SessionCookie }>(child);
  return { url, cookie, pid: child.pid!, stop: () => stopped(child) };
}

/** Runs `name`, beside this file, in a process of its own. */
export const forkScript = (name: string, env: NodeJS.ProcessEnv = process.env): ChildProcess =>
  fork(fileURLToPath(new URL(name, import.meta.url)), {
    env,
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });

/** The next message of `child`. Rejects when it ends without one. */
export const answerOf = <Message>(child: ChildProcess): Promise<Message> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`${child.spawnargs.at(-1)} ended with ${code}`));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      resolve(message as Message);
    });
  });

/** Ends `child` and waits until it is gone. */
export async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}
