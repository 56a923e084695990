import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEFAULT_UNTIL, writeTown } from "../../data/town/town.ts";
import { findPostgres, startPostgres } from "../support/postgres-server.ts";
import { KEY_ENVIRONMENT } from "./bench-key.ts";
import { idleMemory, runImport } from "./import-process.ts";
import { plainInsert } from "./plain-insert.ts";
import { progress, type Report } from "./report.ts";

const MB = 1e6;

/** What households refer to; loaded before them. */
const GROUND = [
  ["communities", "communities.geojson"],
  ["grids", "grids.geojson"],
  ["buildings", "buildings.geojson"],
];

type Engine = { name: string; environment: Environment; target: string };
type Environment = { DATABASE_URL: string; DATA_DIR: string; DATA_KEY: string };

/** 350,000 households from a CSV file into either engine, against the same rows inserted by SQL that checks nothing. */
export async function importing(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "minqingtu-import-"));
  const postgres = await startPostgres(findPostgres()!);
  try {
    progress("making up a county");
    const town = join(folder, "town");
    await writeTown({ scale: "county", seed: 1, until: DEFAULT_UNTIL, out: town });
    const DATA_DIR = join(folder, "data");
    const engines: Engine[] = [
      {
        name: "PostGIS",
        environment: { DATABASE_URL: postgres.url("postgres"), DATA_DIR, ...KEY_ENVIRONMENT },
        target: "value ≤ 15 s",
      },
      { name: "embedded", environment: { DATABASE_URL: "", DATA_DIR, ...KEY_ENVIRONMENT }, target: "value ≤ 40 s" },
    ];
    for (const engine of engines) await measure(report, engine, town);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(report: Report, { name, environment, target }: Engine, town: string): Promise<void> {
  for (const [kind, file] of GROUND) {
    const { seconds } = await runImport(environment, kind, join(town, file));
    progress(`${name}: ${kind} in ${seconds.toFixed(1)} s`);
  }
  const households = join(town, "households.csv");
  const idle = await idleMemory(environment);
  const { seconds, peakBytes } = await runImport(environment, "households", households);
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = environment;
  const plainSeconds = await plainInsert({ databaseUrl: databaseUrl || null, dataDir }, households);
  report({
    case: `350k households into ${name}`,
    value: seconds,
    unit: "s",
    baseline: plainSeconds,
    against: "parsed rows by unnest into a table without triggers or keys to others",
    target,
  });
  report({
    case: `350k households into ${name}, most memory over idle`,
    value: (peakBytes - idle) / MB,
    unit: "MB",
    baseline: idle / MB,
    against: "a process with the database open",
    target: "value ≤ 400 MB",
  });
}
