import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { keyOfText } from "./key-text.ts";
import { SealingRefused } from "./refused.ts";

/** Where the embedded database's own keys lie: beside the database's folder, so that no dump of it holds them. */
export const keyFile = (dataDir: string): string => join(dataDir, "data.key");

/** The keys in `file`, one a line in base64, the newest first; none when there is no file. Throws SealingRefused. */
export function readKeyFile(file: string): Buffer[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split(/\s+/).filter(Boolean);
  return lines.map((line) => {
    const key = keyOfText(line);
    if (key) return key;
    throw new SealingRefused(
      `${file} 里有一行不是密钥（32 字节的 base64）。请从备份恢复这个文件。 A line of this file is not a key; restore it.`,
    );
  });
}

/** Writes the keys that only this account may read. The file is the old one or the new one, whatever happens. */
export function writeKeyFile(file: string, keys: readonly Uint8Array[]): void {
  const draft = `${file}.${process.pid}`;
  rmSync(draft, { force: true });
  const handle = openSync(draft, "wx", 0o600);
  try {
    writeSync(handle, keys.map((key) => `${Buffer.from(key).toString("base64")}\n`).join(""));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
  flushFolder(dirname(file));
}

// why: without it a power cut could take the new name back after rows were sealed with the new key
function flushFolder(folder: string) {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
