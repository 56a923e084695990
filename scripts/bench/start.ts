import { build } from "../build.ts";
import { median, type Report } from "./report.ts";
import { answerOf, forkScript, stopped } from "./server.ts";
import { makeStreetFolder, npmStart } from "./street-folder.ts";

const ROUNDS = 5;

/** The second `npm start` over the demonstration street, until page and health answer, against opening its database alone. */
export async function start(report: Report): Promise<void> {
  await build();
  const street = await makeStreetFolder();
  try {
    const starts: number[] = [];
    const openings: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      openings.push(await openingSeconds(street.dataDir));
      const started = await npmStart(street.dataDir);
      starts.push(started.seconds);
      await started.stop();
    }
    report({
      case: "npm start with the street, second time",
      value: median(starts),
      unit: "s",
      baseline: median(openings),
      against: "a process that opens the embedded database",
      target: "value ≤ 5",
    });
  } finally {
    street.remove();
  }
}

/** From the start of a process to an open database. */
async function openingSeconds(dataDir: string): Promise<number> {
  const start = performance.now();
  const child = forkScript("open-process.ts", { ...process.env, DATABASE_URL: "", DATA_DIR: dataDir });
  await answerOf(child);
  const seconds = (performance.now() - start) / 1000;
  await stopped(child);
  return seconds;
}
