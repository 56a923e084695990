// The thread that builds fabrics: given the sources of one, it tells how far it is, then answers its bytes.
// why tsx by hand: a thread does not always inherit what lets the program itself run TypeScript

import { parentPort } from "node:worker_threads";
import { tsImport } from "tsx/esm/api";

const { groundTwiceArea } = await tsImport("../../domain/layout/fabric/border.ts", import.meta.url);
const { buildFabric } = await tsImport("../../domain/layout/fabric/build.ts", import.meta.url);
const { checkFabric } = await tsImport("../../domain/layout/fabric/check.ts", import.meta.url);
const { encodeFabric } = await tsImport("../../domain/layout/fabric/encode.ts", import.meta.url);

parentPort.on("message", (sources) => {
  const { fabric, notes } = buildFabric(sources, (progress) => parentPort.postMessage({ progress }));
  const [flaw] = checkFabric(fabric, groundTwiceArea(sources.border, sources.origin));
  if (flaw) throw new Error(`what was built is no fabric: ${JSON.stringify(flaw)}`);
  parentPort.postMessage({ body: encodeFabric(fabric), cells: fabric.cells.length, notes });
});
