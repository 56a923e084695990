import type { Database } from "./database/database.ts";
import type { Changes } from "./live/changes.ts";
import type { Memory } from "./memory/memory.ts";

/** What routes are made from. */
export type Parts = {
  database: Database;
  memory: Memory;
  changes: Changes;
  /** of the program, from package.json */
  version: string;
};
