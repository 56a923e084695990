// The thread that builds one fabric: given its sources as workerData, tells how far it is, then answers its bytes.
// why tsx by hand: a thread does not always inherit what lets the program itself run TypeScript

import { parentPort, workerData } from "node:worker_threads";
import { tsImport } from "tsx/esm/api";

const { groundTwiceArea } = await tsImport("../../domain/layout/fabric/border.ts", import.meta.url);
const { buildFabric } = await tsImport("../../domain/layout/fabric/build.ts", import.meta.url);
const { checkFabric } = await tsImport("../../domain/layout/fabric/check.ts", import.meta.url);
const { encodeFabric } = await tsImport("../../domain/layout/fabric/encode.ts", import.meta.url);

const { fabric, notes } = buildFabric(workerData, (progress) => parentPort.postMessage({ progress }));
const [flaw] = checkFabric(fabric, groundTwiceArea(workerData.border, workerData.origin));
if (flaw) throw new Error(`what was built is no fabric: ${JSON.stringify(flaw)}`);
parentPort.postMessage({ body: encodeFabric(fabric), cells: fabric.cells.length, notes });
