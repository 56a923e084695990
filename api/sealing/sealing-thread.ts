import { Worker } from "node:worker_threads";
import { type RingKey, sealTexts } from "./seal-text.mjs";

/** Fewer texts than this are sealed at once: a thread takes longer to start. */
const MANY = 1_000;

type Answer = { resolve: (sealed: (string | null)[]) => void; reject: (error: Error) => void };

/**
 * Seals many texts in a thread of its own, started with the first that are many, while this one does something else.
 * why: a text takes 6 µs, and 350,000 households have 700,000.
 */
export class SealingThread {
  private worker: Worker | undefined;
  private readonly waiting: Answer[] = [];

  constructor(private readonly key: RingKey) {}

  /** `texts`, each sealed for the context beside it; null stays null. */
  async seal(texts: (string | null)[], contexts: string[]): Promise<(string | null)[]> {
    if (!this.worker && texts.length < MANY) return sealTexts(this.key, texts, contexts);
    this.worker ??= this.start();
    const answer = new Promise<(string | null)[]>((resolve, reject) => this.waiting.push({ resolve, reject }));
    this.worker.postMessage({ texts, contexts });
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
    worker.on("message", (sealed: (string | null)[]) => this.waiting.shift()?.resolve(sealed));
    worker.on("error", fail);
    worker.on("exit", (code) => fail(new Error(`the sealing thread stopped (${code})`)));
    return worker;
  }
}
