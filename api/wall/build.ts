import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** What the page `file` says that it is called (scripts/pages/small-page.ts): another as soon as anything in it is. "none" while it is not built. */
export async function builtPage(folder: string, file: string): Promise<string> {
  const page = await readFile(join(folder, file), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return /<meta name="build" content="([^"]+)"/.exec(page)?.[1] ?? "none";
}
