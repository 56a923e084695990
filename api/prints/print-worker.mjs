// The thread that draws prints: given the order of one, it tells how far it is, then answers its bytes.
// why tsx by hand: a thread does not always inherit what lets the program itself run TypeScript

import { parentPort } from "node:worker_threads";
import { tsImport } from "tsx/esm/api";

const { drawPrint } = await tsImport("./paint/draw-print.ts", import.meta.url);

parentPort.on("message", (order) => {
  const { bytes, pages, notes } = drawPrint(order, (progress) => parentPort.postMessage({ progress }));
  // why a copy: the bytes may lie in memory that is not a thread's to give away
  const copy = Uint8Array.from(bytes);
  parentPort.postMessage({ bytes: copy, pages, notes }, [copy.buffer]);
});
