// The thread that seals many texts while another reads the next: question { texts, contexts }, answer the sealed texts.

import { parentPort, workerData } from "node:worker_threads";
import { sealTexts } from "./seal-text.mjs";

parentPort.on("message", ({ texts, contexts }) => {
  parentPort.postMessage(sealTexts(workerData, texts, contexts));
});
