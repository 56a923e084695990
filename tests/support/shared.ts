import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, test } from "vitest";

/** The folder of reference data beside the checkout. */
const FOLDER = fileURLToPath(new URL("../../../shared/", import.meta.url));

/**
 * Tests that need the reference data. They are left out on a machine without it, never where CI=true.
 * why not only skipped: what declares them reads files of it
 */
export function describeShared(name: string, declare: (folder: string) => void) {
  if (existsSync(join(FOLDER, "README.md"))) return describe(name, () => declare(FOLDER));
  if (process.env.CI === "true") throw new Error(`${FOLDER} is missing, and CI may skip nothing`);
  describe.skip(name, () => test("needs the reference data", () => {}));
}
