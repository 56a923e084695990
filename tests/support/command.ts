import { DATABASE_BRIEFLY } from "./briefly.ts";
import type { DatabaseSettings } from "./engines.ts";
import { keyText } from "./test-key.ts";

/** What comes before a script and its arguments where a test runs one as a person would. */
export const WITH_TSX = ["--import", "tsx"];

/** The same for a script that opens a database. */
export const WITH_TSX_BRIEFLY = [...DATABASE_BRIEFLY, ...WITH_TSX];

/** The environment of a program that opens this database. */
export const environmentOf = ({ dataDir, databaseUrl, dataKeys }: DatabaseSettings) => ({
  ...process.env,
  DATA_DIR: dataDir,
  DATABASE_URL: databaseUrl ?? "",
  DATA_KEY: keyText(dataKeys),
});
