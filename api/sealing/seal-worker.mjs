// The thread that seals many rows while another reads the next: question { rows, count }, answer as `sealRows` gives it.

import { parentPort, workerData } from "node:worker_threads";
import { sealRows, sealWith } from "./seal-text.mjs";

const seal = sealWith(workerData);

parentPort.on("message", ({ rows, count }) => {
  parentPort.postMessage(sealRows(seal, rows, count));
});
