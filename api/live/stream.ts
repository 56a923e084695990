import type { Sql } from "../database/database.ts";
import type { Changes } from "./changes.ts";
import { eventOf } from "./events.ts";
import { changesAfter } from "./queries.ts";

const HEARTBEAT_MS = 15_000;

/** Bytes a client may leave unread before it is dropped. It comes back with Last-Event-ID and misses nothing. */
const MOST_UNREAD = 1 << 20;

const BATCH = 500;

const encoder = new TextEncoder();

type Client = ReadableStreamDefaultController<Uint8Array>;

/** Server-sent events to everyone who listens: each is encoded once and given to all. */
export class LiveStream {
  private readonly clients = new Set<Client>();
  private readonly stopFollowing: () => void;
  private readonly heartbeat: NodeJS.Timeout;

  constructor(
    private readonly sql: Sql,
    private readonly changes: Changes,
  ) {
    this.stopFollowing = changes.follow(({ changes: committed }) => {
      if (this.clients.size > 0) this.tell(committed.map((change) => eventOf(change, changes.memory.areas)));
    });
    this.heartbeat = setInterval(() => this.send(encoder.encode(":\n\n")), HEARTBEAT_MS);
    this.heartbeat.unref();
  }

  get size(): number {
    return this.clients.size;
  }

  /** A stream of events after change `last`; of those from now on when null. */
  open(last: number | null): ReadableStream<Uint8Array> {
    let client: Client;
    const gone = new AbortController();
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          client = controller;
          return this.welcome(client, last, gone.signal);
        },
        cancel: () => {
          gone.abort();
          this.clients.delete(client);
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: MOST_UNREAD }),
    );
  }

  close(): void {
    clearInterval(this.heartbeat);
    this.stopFollowing();
    for (const client of this.clients) client.close();
    this.clients.clear();
  }

  /** Gives `client` what it missed, then adds it to the others. Nothing comes between: no wait lies between the two. */
  private async welcome(client: Client, last: number | null, gone: AbortSignal): Promise<void> {
    if (last !== null && last > this.changes.seq) await this.changes.pull();
    // a number from the future was given by another database
    let seen = Math.min(last ?? Number.POSITIVE_INFINITY, this.changes.seq);
    // an id without data is kept by the browser: also one that has heard nothing yet comes back to the right place
    if (!gone.aborted) client.enqueue(encoder.encode(`retry: 3000\nid: ${seen}\n\n`));
    while (seen < this.changes.seq && !gone.aborted) {
      const upTo = this.changes.seq;
      const missed = await changesAfter(this.sql, seen, BATCH, upTo);
      if (gone.aborted) return;
      for (const change of missed) {
        const event = eventOf(change, this.changes.memory.areas);
        if (event) client.enqueue(encoder.encode(event));
      }
      seen = missed.length < BATCH ? upTo : missed[missed.length - 1].seq;
    }
    if (!gone.aborted) this.clients.add(client);
  }

  private tell(events: (string | null)[]): void {
    const text = events.filter((event) => event !== null).join("");
    if (text !== "") this.send(encoder.encode(text));
  }

  private send(bytes: Uint8Array): void {
    for (const client of this.clients) {
      if ((client.desiredSize ?? 0) > 0) {
        client.enqueue(bytes);
      } else {
        this.clients.delete(client);
        client.error(new Error("the client does not read"));
      }
    }
  }
}
