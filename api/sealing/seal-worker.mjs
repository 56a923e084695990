// The thread that seals many texts while another reads the next: question { texts, contexts }, answer the sealed texts.

import { parentPort, workerData } from "node:worker_threads";
import { sealText } from "./seal-text.mjs";

parentPort.on("message", ({ texts, contexts }) => {
  parentPort.postMessage(
    texts.map((text, index) => (text === null ? null : sealText(workerData, text, contexts[index]))),
  );
});
