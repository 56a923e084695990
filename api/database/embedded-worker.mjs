// The thread that owns the embedded engine. It answers in the order it is asked.
// why JavaScript: a worker thread gets no TypeScript loader on Node 20, and this file must start in any host.

import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { ltree } from "@electric-sql/pglite/contrib/ltree";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { postgis } from "@electric-sql/pglite-postgis";

/** @type {import("./embedded.ts").WorkerStart} */
const { folder, postgisFile, restoreFrom } = workerData;

/** @type {typeof postgis} */
const slimPostgis = {
  ...postgis,
  setup: async (...given) => ({ ...(await postgis.setup(...given)), bundlePath: pathToFileURL(postgisFile) }),
};

mkdirSync(folder, { recursive: true });
const engine = await PGlite.create({
  dataDir: folder,
  extensions: { postgis: slimPostgis, ltree, btree_gist, pg_trgm },
  loadDataDir: restoreFrom ? new Blob([await readFile(restoreFrom)], { type: "application/x-gzip" }) : undefined,
});
// why: the engine does not read the session settings that a client sends when it connects
await engine.exec("set timezone = 'Asia/Shanghai'");

/**
 * @param {import("./embedded.ts").WorkerQuestion} question
 * @returns {Promise<import("./embedded.ts").WorkerAnswer>}
 */
async function answer(question) {
  switch (question.kind) {
    case "exchange":
      return { bytes: await engine.execProtocolRaw(question.bytes) };
    case "dump":
      return { bytes: new Uint8Array(await (await engine.dumpDataDir("gzip")).arrayBuffer()) };
    case "close":
      await engine.close();
      return {};
  }
}

let last = Promise.resolve();
parentPort.on("message", (question) => {
  last = last.then(async () => {
    try {
      parentPort.postMessage(await answer(question));
    } catch (error) {
      parentPort.postMessage({ failed: error instanceof Error ? error.message : String(error) });
    }
  });
});
parentPort.postMessage({});
