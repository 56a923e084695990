import { randomUUID } from "node:crypto";
import type { Proposal, ProposalJob } from "../../domain/layout/proposals/proposal.ts";
import { forLog, HttpError } from "../http/errors.ts";
import { type Asked, proposeInThread, type Thread } from "./propose-in-thread.ts";

/** A job waits, unfinished, together with no more than these: of all, and of the one who asks. */
const MOST_WAITING = 20;
const MOST_OF_ONE = 3;

/** Ended jobs can be asked for so long, and no more than so many. */
const KEPT_MS = 60 * 60 * 1000;
const MOST_KEPT = 40;

/** A job is stopped after this long, with the best so far; and ended when it does not stop. */
const LONGEST_MS = 10 * 60 * 1000;
const GRACE_MS = 5000;

/** Who asks for what. */
export type NewJob = Asked & { layout: number; revision: number; account: number; by: string };

type Job = NewJob & {
  readonly id: string;
  state: ProposalJob["state"];
  progress: number;
  proposals: readonly Proposal[];
  /** it is to end with the best so far */
  isStopped: boolean;
  readonly askedAt: Date;
  endedAt: Date | null;
};

/** What the optimiser works on, one wish after the other, whether or not those who asked are still there. A restart forgets all. */
export class ProposalJobs {
  /** the one that is worked on first, then those that wait */
  private readonly open: Job[] = [];
  private readonly ended: Job[] = [];
  private running: { thread: Thread; done: Promise<void> } | null = null;

  /** Takes a job on. Throws 429 where too many wait already. */
  add(asked: NewJob): ProposalJob {
    const own = this.open.filter(({ account }) => account === asked.account).length;
    if (own >= MOST_OF_ONE || this.open.length >= MOST_WAITING) throw tooMany(own);
    const job: Job = {
      ...asked,
      ...{ id: randomUUID(), state: "waiting", progress: 0, proposals: [], isStopped: false },
      ...{ askedAt: new Date(), endedAt: null },
    };
    this.open.push(job);
    this.next();
    return this.shown(job);
  }

  /** Jobs of a layout, the newest first. */
  of(layout: number): ProposalJob[] {
    this.forgetOld();
    return [...this.ended, ...this.open]
      .filter((job) => job.layout === layout)
      .reverse()
      .map((job) => this.shown(job));
  }

  /** The job of a layout with this id; undefined when there is none any more. */
  get(layout: number, id: string): ProposalJob | undefined {
    return this.of(layout).find((job) => job.id === id);
  }

  /** Ends a job: one that waits is not begun, one that is worked on keeps the best so far. Resolves when it has ended. */
  async stop(id: string): Promise<void> {
    const place = this.open.findIndex((job) => job.id === id);
    if (place < 0) return;
    if (place > 0) return this.end(this.open[place], "stopped");
    const { thread, done } = this.running!;
    this.open[place].isStopped = true;
    stopSoon(thread);
    await done;
  }

  /** Ends everything, at once. */
  async close(): Promise<void> {
    this.open.splice(1);
    for (const job of this.open) job.isStopped = true;
    this.running?.thread.end();
    await this.running?.done;
  }

  private next(): void {
    const job = this.open[0];
    if (!job || this.running) return;
    job.state = "running";
    const thread = proposeInThread(job, ({ progress, proposals }) => {
      job.progress = progress;
      if (proposals) job.proposals = proposals;
    });
    const limit = setTimeout(() => {
      job.isStopped = true;
      stopSoon(thread);
    }, LONGEST_MS);
    const done = thread.result
      .then((): Job["state"] => (job.isStopped ? "stopped" : "done"))
      .catch((error): Job["state"] => {
        if (job.isStopped) return "stopped";
        console.error(forLog(error));
        return "failed";
      })
      .then((state) => {
        clearTimeout(limit);
        this.running = null;
        this.end(job, state);
        this.next();
      });
    this.running = { thread, done };
  }

  private end(job: Job, state: Job["state"]): void {
    this.open.splice(this.open.indexOf(job), 1);
    Object.assign(job, { state, endedAt: new Date() });
    this.ended.push(job);
    this.forgetOld();
  }

  private forgetOld(): void {
    const old = Date.now() - KEPT_MS;
    while (this.ended.length > MOST_KEPT || (this.ended[0] && this.ended[0].endedAt!.getTime() < old)) {
      this.ended.shift();
    }
  }

  private shown(job: Job): ProposalJob {
    const { id, layout, revision, wish, state, progress, proposals, by, askedAt, endedAt } = job;
    return {
      ...{ id, layout, revision, ...wish, state, progress, proposals, by },
      ahead: Math.max(0, this.open.indexOf(job)),
      askedAt: askedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    };
  }
}

function stopSoon(thread: Thread): void {
  thread.stop();
  const limit = setTimeout(thread.end, GRACE_MS);
  limit.unref();
  void thread.result.catch(() => "it has ended all the same").finally(() => clearTimeout(limit));
}

const tooMany = (own: number) =>
  own >= MOST_OF_ONE
    ? new HttpError(
        429,
        "proposals_own",
        `您已有 ${own} 个计算在进行，请等其中一个结束或先停止。 You have ${own} under way: wait for one, or stop one.`,
      )
    : new HttpError(429, "proposals_full", "等待计算的方案太多，请稍后再试。 Too many are waiting: try again later.");
