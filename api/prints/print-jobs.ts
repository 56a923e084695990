import type { PrintJob, PrintNote } from "../../domain/paper/print.ts";
import { HttpError } from "../http/errors.ts";
import { inThread } from "../in-thread.ts";
import { type Job, JobQueue } from "../job-queue.ts";
import type { PrintOrder } from "./print-data.ts";

/** Unfinished prints of one who asks. */
const MOST_OF_ONE = 4;

/** Who asks for what. `area`: its id; `fileName` without its ending. */
export type NewPrint = PrintOrder & { account: number; area: number; fileName: string };

type Made = { bytes: Uint8Array<ArrayBuffer>; pages: number; notes: PrintNote[] };
type Told = { progress: number } | Made;

/** A finished print's file. */
export type PrintFile = { bytes: Uint8Array<ArrayBuffer>; type: string; name: string };

/** Prints as jobs, two at a time. Their files stay in memory, for half an hour: nothing of them lies on a disk. */
export class PrintJobs {
  private readonly queue = new JobQueue<NewPrint, Made>(
    {
      ...{ atOnce: 2, waiting: 12, ofOne: MOST_OF_ONE },
      ...{ keptMs: 30 * 60 * 1000, kept: 8, longestMs: 10 * 60 * 1000, refuse: tooMany },
    },
    ({ wish, data }, tell) =>
      inThread(new URL("./print-worker.mjs", import.meta.url), { wish, data }, "draws a print", (told: Told) => {
        if (!("progress" in told)) return told;
        tell(told.progress);
        return undefined;
      }),
  );

  /** Takes a print on. Throws 429 where too many wait already. */
  add(asked: NewPrint): PrintJob {
    return this.shown(this.queue.add(asked));
  }

  /** Prints of one account, the newest first; those of areas that `maySee`. */
  of(account: number, maySee: (area: number) => boolean): PrintJob[] {
    return this.mine(account, maySee).map((job) => this.shown(job));
  }

  /** One of them; undefined when there is none any more. */
  get(account: number, maySee: (area: number) => boolean, id: string): PrintJob | undefined {
    return this.of(account, maySee).find((job) => job.id === id);
  }

  /** Its file; undefined until it is done. */
  file(account: number, maySee: (area: number) => boolean, id: string): PrintFile | undefined {
    const job = this.mine(account, maySee).find((job) => job.id === id);
    if (!job?.made) return undefined;
    const type = isPicture(job.asked.wish) ? "image/png" : "application/pdf";
    return { bytes: job.made.bytes, type, name: nameOf(job.asked) };
  }

  /** Ends a print; resolves when it has ended. */
  stop(id: string): Promise<void> {
    return this.queue.stop(id);
  }

  /** Ends everything, at once. */
  close(): Promise<void> {
    return this.queue.close();
  }

  private mine(account: number, maySee: (area: number) => boolean): Job<NewPrint, Made>[] {
    return this.queue.list((asked) => asked.account === account && maySee(asked.area));
  }

  private shown(job: Job<NewPrint, Made>): PrintJob {
    const { id, asked, state, progress, made, askedAt, endedAt } = job;
    return {
      ...{ id, wish: asked.wish, state, progress, ahead: this.queue.ahead(job) },
      made: made && { name: nameOf(asked), bytes: made.bytes.length, pages: made.pages, notes: made.notes },
      askedAt: askedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    };
  }
}

const isPicture = ({ format, preview }: PrintOrder["wish"]): boolean => format === "png" || preview;

const nameOf = ({ fileName, wish }: NewPrint): string => `${fileName}.${isPicture(wish) ? "png" : "pdf"}`;

const tooMany = (own: number) =>
  own >= MOST_OF_ONE
    ? new HttpError(
        429,
        "prints_own",
        `您已有 ${own} 份在制作，请等其中一份完成或先停止。 You have ${own} under way: wait for one, or stop one.`,
      )
    : new HttpError(429, "prints_full", "等待制作的图太多，请稍后再试。 Too many are waiting: try again later.");
