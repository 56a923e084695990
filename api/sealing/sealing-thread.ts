import { Worker } from "node:worker_threads";
import { type RingKey, sealRows, sealWith } from "./seal-text.mjs";

/** Less text than this is sealed at once: a thread takes longer to start. */
const MANY_LETTERS = 100_000;

type Answer = { resolve: (sealed: string) => void; reject: (error: Error) => void };

/**
 * Seals many rows in a thread of its own, started with the first that are many, while this one does something else.
 * why: a text takes 6 µs, and 350,000 households have 700,000.
 */
export class SealingThread {
  private worker: Worker | undefined;
  private readonly waiting: Answer[] = [];

  constructor(private readonly key: RingKey) {}

  /** What `sealRows` makes of `rows`. */
  async seal(rows: string, count: number): Promise<string> {
    if (!this.worker && rows.length < MANY_LETTERS) return sealRows(sealWith(this.key), rows, count);
    this.worker ??= this.start();
    const answer = new Promise<string>((resolve, reject) => this.waiting.push({ resolve, reject }));
    this.worker.postMessage({ rows, count });
    return answer;
  }

  /** Ends the thread; what it has not answered is refused. */
  async end(): Promise<void> {
    await this.worker?.terminate();
    this.worker = undefined;
  }

  private start(): Worker {
    const worker = new Worker(new URL("./seal-worker.mjs", import.meta.url), { workerData: this.key });
    const fail = (error: Error) => {
      for (const { reject } of this.waiting.splice(0)) reject(error);
    };
    worker.on("message", (sealed: string) => this.waiting.shift()?.resolve(sealed));
    worker.on("error", fail);
    worker.on("exit", (code) => fail(new Error(`the sealing thread stopped (${code})`)));
    return worker;
  }
}
