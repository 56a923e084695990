import { randomUUID } from "node:crypto";
import type { JobState } from "../domain/job.ts";
import { forLog, type HttpError } from "./http/errors.ts";
import type { InThread } from "./in-thread.ts";

/** `stop` makes `result` come soon, with the best so far; without it a job that is stopped is ended at once. */
export type Work<Made> = InThread<Made> & { stop?: () => void };

export type Limits = {
  /** worked on at a time */
  atOnce: number;
  /** unfinished jobs of all, and of the one who asks */
  waiting: number;
  ofOne: number;
  /** ended jobs can be asked for so long, and no more than so many */
  keptMs: number;
  kept: number;
  /** a job is stopped after this long */
  longestMs: number;
  /** what is thrown where too many wait: `own` are those of the one who asks */
  refuse: (own: number) => HttpError;
};

/** A job as the queue holds it. `made`: the best so far. */
export type Job<Asked, Made> = {
  readonly id: string;
  readonly asked: Asked;
  readonly state: JobState;
  /** 0–1 */
  readonly progress: number;
  readonly made: Made | null;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
};

type Held<Asked, Made> = { -readonly [Key in keyof Job<Asked, Made>]: Job<Asked, Made>[Key] } & { isStopped: boolean };

/** Hears how far a job is, 0–1, and what is made where that is more than before. */
export type Tell<Made> = (progress: number, made?: Made) => void;

/** One that was stopped is ended when it does not stop by itself. */
const GRACE_MS = 5000;

/** Jobs that the server goes on with whether or not those who asked are still there, in their order. A restart forgets all. */
export class JobQueue<Asked extends { account: number }, Made> {
  /** those that are worked on first, then those that wait */
  private readonly open: Held<Asked, Made>[] = [];
  private readonly ended: Held<Asked, Made>[] = [];
  private readonly running = new Map<string, { work: Work<Made>; done: Promise<void> }>();

  constructor(
    private readonly limits: Limits,
    private readonly begin: (asked: Asked, tell: Tell<Made>) => Work<Made>,
  ) {}

  /** Takes a job on. Throws what `limits.refuse` gives where too many wait already. */
  add(asked: Asked): Job<Asked, Made> {
    const own = this.open.filter((job) => job.asked.account === asked.account).length;
    if (own >= this.limits.ofOne || this.open.length >= this.limits.waiting) throw this.limits.refuse(own);
    const job: Held<Asked, Made> = {
      ...{ id: randomUUID(), asked, state: "waiting", progress: 0, made: null },
      ...{ isStopped: false, askedAt: new Date(), endedAt: null },
    };
    this.open.push(job);
    this.next();
    return job;
  }

  /** Jobs that `isMeant`, the newest first. */
  list(isMeant: (asked: Asked) => boolean): Job<Asked, Made>[] {
    this.forgetOld();
    return [...this.ended, ...this.open].filter(({ asked }) => isMeant(asked)).reverse();
  }

  /** How many come before this one. */
  ahead(job: Job<Asked, Made>): number {
    return Math.max(0, this.open.indexOf(job as Held<Asked, Made>));
  }

  /** Ends a job: one that waits is not begun, one that is worked on keeps the best so far. Resolves when it has ended. */
  async stop(id: string): Promise<void> {
    const job = this.open.find((open) => open.id === id);
    if (!job) return;
    const running = this.running.get(id);
    if (!running) return this.end(job, "stopped");
    job.isStopped = true;
    stopSoon(running.work);
    await running.done;
  }

  /** Ends everything, at once. */
  async close(): Promise<void> {
    const running = [...this.running.values()];
    this.open.splice(running.length);
    for (const job of this.open) job.isStopped = true;
    for (const { work } of running) work.end();
    await Promise.all(running.map(({ done }) => done));
  }

  private next(): void {
    const job = this.open.find(({ state }) => state === "waiting");
    if (!job || this.running.size >= this.limits.atOnce) return;
    job.state = "running";
    const work = this.begin(job.asked, (progress, made) => {
      job.progress = progress;
      if (made !== undefined) job.made = made;
    });
    const limit = setTimeout(() => {
      job.isStopped = true;
      stopSoon(work);
    }, this.limits.longestMs);
    const done = work.result
      .then((made): JobState => {
        Object.assign(job, { made, progress: 1 });
        return job.isStopped ? "stopped" : "done";
      })
      .catch((error): JobState => {
        if (job.isStopped) return "stopped";
        console.error(forLog(error));
        return "failed";
      })
      .then((state) => {
        clearTimeout(limit);
        this.running.delete(job.id);
        this.end(job, state);
        this.next();
      });
    this.running.set(job.id, { work, done });
    this.next();
  }

  private end(job: Held<Asked, Made>, state: JobState): void {
    this.open.splice(this.open.indexOf(job), 1);
    Object.assign(job, { state, endedAt: new Date() });
    this.ended.push(job);
    this.forgetOld();
  }

  private forgetOld(): void {
    const old = Date.now() - this.limits.keptMs;
    while (this.ended.length > this.limits.kept || (this.ended[0] && this.ended[0].endedAt!.getTime() < old)) {
      this.ended.shift();
    }
  }
}

function stopSoon<Made>(work: Work<Made>): void {
  if (!work.stop) {
    work.end();
    return;
  }
  work.stop();
  const limit = setTimeout(work.end, GRACE_MS);
  limit.unref();
  void work.result.catch(() => "it has ended all the same").finally(() => clearTimeout(limit));
}
