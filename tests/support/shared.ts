import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe } from "vitest";

const FOLDER = fileURLToPath(new URL("../../../shared/", import.meta.url));

/** The folder of reference data beside the checkout, or null where there is none. */
export const sharedFolder = (): string | null => (existsSync(join(FOLDER, "README.md")) ? FOLDER : null);

/** Tests that need the reference data. They are left out on a machine without it, never where CI=true. */
export function describeShared(name: string, declare: (folder: string) => void) {
  const folder = sharedFolder();
  if (!folder && process.env.CI === "true") throw new Error(`${FOLDER} is missing, and CI may skip nothing`);
  describe.skipIf(!folder)(name, () => declare(folder ?? FOLDER));
}
