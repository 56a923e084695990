import { holdLog } from "../audit/queries.ts";
import type { Database } from "../database/database.ts";
import { forLog } from "../http/errors.ts";
import type { Gateway, Receipt, Report } from "./gateway.ts";
import { nextDueS, noteOutcomes, type Outcome, type TakenMessage, takeMessages, unreported } from "./outbox-queries.ts";

/** Messages handed over at once. */
const BATCH = 100;

/** A message that finds no taker so often is given up. */
const MOST_ATTEMPTS = 5;

/** Seconds until a message is tried again: twice as long each time. */
const againS = (attempts: number): number => 5 * 2 ** attempts;

/** Reports are asked for this often, and no longer than so. */
const REPORT_EVERY_S = 2;
const REPORT_WITHIN_S = 48 * 3600;

/** Other processes may queue messages that nobody here is told of. */
const LOOK_AGAIN_MS = 30_000;

/**
 * Takes messages out of the outbox and hands them to the gateway, once each: a message is marked before it is handed over, and
 * one whose answer was lost, because the process was killed or the gateway hung, is handed over again with the same key, which
 * the gateway takes for the same message. Several processes may run one each.
 */
export class NoticeSender {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private again = false;
  private closed = false;

  constructor(
    private readonly database: Pick<Database, "sql" | "sealer">,
    private readonly gateway: Gateway,
    /** called when recipients changed */
    private readonly changed: () => void = () => {},
  ) {
    this.wait(0);
  }

  /** Looks into the outbox now. */
  kick(): void {
    if (this.running) this.again = true;
    else this.wait(0);
  }

  /** Waits for what is being done now, but not for a gateway that does not answer. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await Promise.race([this.running, new Promise((resolve) => setTimeout(resolve, 1_000).unref())]);
  }

  /** One round: hands over what is due, and asks for reports. Throws when the database is away. */
  async step(): Promise<void> {
    const { sql } = this.database;
    const taken = await takeMessages(sql, BATCH);
    if (taken.length > 0) await this.note("handing", await this.handOver(taken));
    const waiting = await unreported(sql, BATCH);
    if (waiting.length === 0) return;
    const reports = byKey(await this.gateway.reports(waiting.map(({ key }) => key)));
    await this.note(
      "accepted",
      waiting.map(({ id, key, age_s }) => reported(id, reports.get(key), age_s)),
    );
  }

  private async handOver(taken: readonly TakenMessage[]): Promise<Outcome[]> {
    const { sealer } = this.database;
    const due = taken.filter(({ needless, phone, attempts }) => !needless && phone && attempts <= MOST_ATTEMPTS);
    const batch = due.map(({ key, phone, code, title, message }) => ({
      key,
      phone: sealer.open(phone!, code),
      text: `【${title}】${message}`,
    }));
    let receipts = new Map<string, Receipt>();
    try {
      if (batch.length > 0) receipts = byKey(await this.gateway.send(batch));
    } catch (error) {
      console.error("the gateway did not take messages, trying again:", forLog(error));
    }
    const handed = new Set(due);
    return taken.map((message) =>
      handed.has(message) ? received(message, receipts.get(message.key)) : notHanded(message),
    );
  }

  private async note(from: "handing" | "accepted", outcomes: readonly Outcome[]): Promise<void> {
    if (this.closed) return;
    await this.database.sql.begin(async (tx) => {
      // why: everybody who changes recipients takes this lock first, so that none waits for another crosswise
      await holdLog(tx);
      await noteOutcomes(tx, from, outcomes);
    });
    this.changed();
  }

  private wait(ms: number): void {
    clearTimeout(this.timer);
    if (this.closed) return;
    this.timer = setTimeout(() => this.work(), ms);
    this.timer.unref();
  }

  private work(): void {
    this.again = false;
    this.running = this.round()
      .catch((error: unknown) => {
        if (!this.closed) console.error("the outbox cannot be read, trying again:", forLog(error));
        return LOOK_AGAIN_MS;
      })
      .then((ms) => {
        this.running = null;
        this.wait(this.again ? 0 : ms);
      });
  }

  /** Gives the milliseconds until the next. */
  private async round(): Promise<number> {
    await this.step();
    const dueS = await nextDueS(this.database.sql);
    return dueS === null ? LOOK_AGAIN_MS : Math.min(LOOK_AGAIN_MS, Math.max(50, dueS * 1000));
  }
}

const byKey = <T extends { key: string }>(answers: readonly T[]): Map<string, T> =>
  new Map(answers.map((answer) => [answer.key, answer]));

const failed = (id: number, fault: string, recipient: Outcome["recipient"] = "failed"): Outcome => ({
  id,
  state: "failed",
  againS: 0,
  fault,
  recipient,
});

/** Nothing was handed over: it is not needed any more, has no phone, or was tried often enough. */
function notHanded({ id, needless, phone }: TakenMessage): Outcome {
  if (needless) return failed(id, "needless", null);
  return failed(id, phone ? "given up" : "no phone");
}

function received({ id, attempts }: TakenMessage, receipt: Receipt | undefined): Outcome {
  if (receipt?.answer === "accepted") {
    return { id, state: "accepted", againS: REPORT_EVERY_S, fault: null, recipient: "sent" };
  }
  if (receipt?.answer === "refused") return failed(id, receipt.fault);
  if (attempts >= MOST_ATTEMPTS) return failed(id, "given up");
  return { id, state: "queued", againS: againS(attempts), fault: receipt?.answer ?? "no answer", recipient: null };
}

function reported(id: number, report: Report | undefined, ageS: number): Outcome {
  if (report?.answer === "delivered") return { id, state: "delivered", againS: 0, fault: null, recipient: "reached" };
  if (report?.answer === "undelivered") return failed(id, report.fault);
  if (ageS > REPORT_WITHIN_S) return failed(id, "no report", null);
  // asked again after a tenth of its age, so that old ones are no burden
  return { id, state: "accepted", againS: Math.max(REPORT_EVERY_S, ageS / 10), fault: null, recipient: null };
}
