import type { Proposal, ProposalJob } from "../../domain/layout/proposals/proposal.ts";
import { HttpError } from "../http/errors.ts";
import { type Job, JobQueue } from "../job-queue.ts";
import { type Asked, proposeInThread } from "./propose-in-thread.ts";

/** Unfinished jobs of one who asks. */
const MOST_OF_ONE = 3;

/** Who asks for what. */
export type NewJob = Asked & { layout: number; revision: number; account: number; by: string };

type Proposals = readonly Proposal[];

/** What the optimiser works on, one wish after the other. */
export class ProposalJobs {
  private readonly queue = new JobQueue<NewJob, Proposals>(
    {
      ...{ atOnce: 1, waiting: 20, ofOne: MOST_OF_ONE },
      ...{ keptMs: 60 * 60 * 1000, kept: 40, longestMs: 10 * 60 * 1000, refuse: tooMany },
    },
    (asked, tell) => proposeInThread(asked, ({ progress, proposals }) => tell(progress, proposals)),
  );

  /** Takes a job on. Throws 429 where too many wait already. */
  add(asked: NewJob): ProposalJob {
    return this.shown(this.queue.add(asked));
  }

  /** Jobs of a layout, the newest first. */
  of(layout: number): ProposalJob[] {
    return this.queue.list((asked) => asked.layout === layout).map((job) => this.shown(job));
  }

  /** The job of a layout with this id; undefined when there is none any more. */
  get(layout: number, id: string): ProposalJob | undefined {
    return this.of(layout).find((job) => job.id === id);
  }

  /** Ends a job: one that waits is not begun, one that is worked on keeps the best so far. Resolves when it has ended. */
  stop(id: string): Promise<void> {
    return this.queue.stop(id);
  }

  /** Ends everything, at once. */
  close(): Promise<void> {
    return this.queue.close();
  }

  private shown(job: Job<NewJob, Proposals>): ProposalJob {
    const { id, asked, state, progress, made, askedAt, endedAt } = job;
    const { layout, revision, wish, by } = asked;
    return {
      ...{ id, layout, revision, ...wish, state, progress, proposals: made ?? [], by },
      ahead: this.queue.ahead(job),
      askedAt: askedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    };
  }
}

const tooMany = (own: number) =>
  own >= MOST_OF_ONE
    ? new HttpError(
        429,
        "proposals_own",
        `您已有 ${own} 个计算在进行，请等其中一个结束或先停止。 You have ${own} under way: wait for one, or stop one.`,
      )
    : new HttpError(429, "proposals_full", "等待计算的方案太多，请稍后再试。 Too many are waiting: try again later.");
