import { Duplex } from "node:stream";
import { Worker } from "node:worker_threads";
import postgres from "postgres";
import { databaseFolder } from "../env.ts";
import { type Connection, connectionOptions } from "./connection.ts";
import { lockFolder } from "./lock.ts";
import { postgisBundle } from "./postgis-bundle.ts";

/** What the worker begins with: the database's folder, PostGIS as a file, and for an empty folder a dump to fill it from. */
export type WorkerStart = { folder: string; postgisFile: string; restoreFrom?: string };

/** What the worker answers: ready, the bytes of one exchange, a file of the whole folder, or why it could not. */
export type WorkerAnswer = { bytes?: Uint8Array; failed?: string };

/** What the worker is asked. Bytes are one chunk of the PostgreSQL wire protocol. */
export type WorkerQuestion = { kind: "exchange"; bytes: Uint8Array } | { kind: "dump" } | { kind: "close" };

/** The embedded engine in its own thread: questions are answered one after the other. */
export type EmbeddedEngine = {
  exchange(bytes: Uint8Array): Promise<Uint8Array>;
  /** the whole database folder as a gzipped tar */
  dump(): Promise<Uint8Array>;
  close(): Promise<void>;
};

/**
 * Starts PGlite over `folder` in a worker thread, so that a long query never stalls the thread that serves.
 * `restoreFrom` is a file written by `dump`, for an empty folder.
 */
export async function startEngine(folder: string, restoreFrom?: string): Promise<EmbeddedEngine> {
  const workerData: WorkerStart = { folder, postgisFile: await postgisBundle(), restoreFrom };
  const worker = new Worker(new URL("./embedded-worker.mjs", import.meta.url), { workerData });
  const waiting: { resolve: (answer: WorkerAnswer) => void; reject: (error: Error) => void }[] = [];
  const next = () => new Promise<WorkerAnswer>((resolve, reject) => waiting.push({ resolve, reject }));
  const fail = (error: Error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on("message", (answer: WorkerAnswer) => {
    const asked = waiting.shift();
    if (answer.failed === undefined) asked?.resolve(answer);
    else asked?.reject(new Error(answer.failed));
  });
  worker.on("error", fail);
  worker.on("exit", (code) => fail(new Error(`the embedded database stopped (${code})`)));

  const ask = async (question: WorkerQuestion): Promise<Uint8Array> => {
    const answer = next();
    worker.postMessage(question);
    return (await answer).bytes ?? new Uint8Array();
  };
  await next();
  return {
    exchange: (bytes) => ask({ kind: "exchange", bytes }),
    dump: () => ask({ kind: "dump" }),
    close: async () => {
      await ask({ kind: "close" });
      await worker.terminate();
    },
  };
}

/** PostgreSQL's message that ends a session; the engine would shut down on it. */
const TERMINATE = 0x58;

/** A socket for postgres.js whose other end is the engine. */
class EngineSocket extends Duplex {
  // why without a mark: over one, Node says "drain" when the answer has come, and postgres.js takes that for a free connection,
  // also within a transaction
  constructor(private readonly engine: EmbeddedEngine) {
    super({ writableHighWaterMark: Number.MAX_SAFE_INTEGER });
  }

  /** postgres.js says good-bye only to a socket that calls itself open. */
  get readyState() {
    return this.destroyed ? "closed" : "open";
  }

  override _read() {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void) {
    if (chunk[0] === TERMINATE) {
      done();
      this.destroy();
      return;
    }
    this.engine.exchange(chunk).then((answer) => {
      this.push(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength));
      done();
    }, done);
  }
}

/** Opens the embedded database in `dataDir`, made if it is not there. Throws DatabaseInUse when another process has it. */
export async function openEmbedded(dataDir: string): Promise<Connection> {
  const unlock = lockFolder(dataDir);
  try {
    const engine = await startEngine(databaseFolder({ dataDir }));
    const sql = postgres({
      ...connectionOptions,
      host: "embedded",
      database: "postgres",
      username: "postgres",
      max: 1,
      // why: the one connection is the engine itself; it never idles away, and a long import may hold it for minutes
      idle_timeout: 0,
      max_lifetime: null,
      connect_timeout: 0,
      socket: () => new EngineSocket(engine),
    } as postgres.Options<{ bigint: postgres.PostgresType<number> }>);
    return {
      engine: "pglite",
      sql: sql as unknown as Connection["sql"],
      listen: async () => {},
      close: async () => {
        await sql.end({ timeout: 5 });
        await engine.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
