import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Another process holds the data folder. The message names it. */
export class DatabaseInUse extends Error {}

type Holder = { pid: number; bornAt: string | null; command: string; since: string };

/**
 * When process `pid` was started, in the kernel's own ticks; null where the system does not say. Together with the
 * number it names one process for good: numbers are used again, also after a restart of the machine.
 */
function birthOf(pid: number): string | null {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return null;
  const afterName = readFileSync(path, "utf8").split(") ").at(-1) ?? "";
  const boot = "/proc/sys/kernel/random/boot_id";
  return `${afterName.split(" ")[19]}@${existsSync(boot) ? readFileSync(boot, "utf8").trim() : ""}`;
}

function isAlive({ pid, bornAt }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return bornAt === null || birthOf(pid) === bornAt;
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Takes `folder` for this process and gives back how to let go of it. A lock whose process is gone (kill -9, power cut)
 * is taken over. Throws DatabaseInUse naming the process that has it.
 *
 * The lock file appears complete in one step (`link` fails when the name is taken), so two starts at once cannot both win.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "lock");
  const mine: Holder = {
    pid: process.pid,
    bornAt: birthOf(process.pid),
    command: process.argv.slice(1, 3).join(" "),
    since: new Date().toISOString(),
  };
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        linkSync(draft, path);
        return () => rmSync(path, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const holder = readHolder(path);
      if (holder && isAlive(holder)) {
        throw new DatabaseInUse(
          `数据目录 ${folder} 正被进程 ${holder.pid}（${holder.command}，自 ${holder.since}）使用。请先停止它。` +
            ` The data folder is in use by process ${holder.pid}; stop it first.`,
        );
      }
      setAside(path, holder);
    }
    throw new DatabaseInUse(`数据目录 ${folder} 的锁反复被其他进程抢占。 The data folder's lock keeps being taken.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a dead lock out of the way; if somebody live was quicker and it is theirs by now, puts it back. */
function setAside(path: string, dead: Holder | null) {
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved && isAlive(moved) && moved.pid !== dead?.pid) linkSync(aside, path);
  rmSync(aside, { force: true });
}
