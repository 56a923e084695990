// The thread that examines many borders: what to do is asked of it, what came of it is answered.
// why tsx by hand: a thread does not always inherit what lets the program itself run TypeScript

import { parentPort } from "node:worker_threads";
import { tsImport } from "tsx/esm/api";

const { coverageFaults } = await tsImport("../../domain/layout/coverage/faults.ts", import.meta.url);
const { repairCoverage } = await tsImport("../../domain/layout/coverage/repair.ts", import.meta.url);

parentPort.on("message", ({ polygons, repairs, settings }) => {
  parentPort.postMessage(
    repairs === null ? coverageFaults(polygons, settings) : repairCoverage(polygons, repairs, settings),
  );
});
