import { sightKey } from "../access/sight.ts";
import type { Viewer } from "../access/viewer.ts";
import type { Sql } from "../database/database.ts";
import type { Changes, News } from "./changes.ts";
import { eventOf, readAgain } from "./events.ts";
import { type Change, changesAfter } from "./queries.ts";
import { type Hearing, HIDDEN_BY, hearingKey, hearingOf, type Places, placesNow, seenChange } from "./seen.ts";

const HEARTBEAT_MS = 15_000;

/** How often sessions and duties are looked at that may have run out meanwhile. */
const CHECK_MS = 500;

/** Bytes a client may leave unread before it is dropped. It comes back with Last-Event-ID and misses nothing. */
const MOST_UNREAD = 1 << 20;

const BATCH = 500;

const encoder = new TextEncoder();

/** One who listens: as whom, and what they may hear of. */
type Client = { stream: ReadableStreamDefaultController<Uint8Array>; viewer: Viewer; sight: Hearing };

/** Server-sent events to everyone who listens, each of what lies in their scope: encoded once a scope. Ends with the session. */
export class LiveStream {
  private readonly clients = new Set<Client>();
  private readonly stopFollowing: () => void;
  private readonly timers: NodeJS.Timeout[];

  constructor(
    private readonly sql: Sql,
    private readonly changes: Changes,
  ) {
    this.stopFollowing = changes.follow((news) => this.tell(news));
    this.timers = [
      // an id without data is kept by the browser: who hears nothing of their own need not hear of it when they come back
      setInterval(() => this.beat(), HEARTBEAT_MS),
      setInterval(() => this.checkAll(), CHECK_MS),
    ];
    for (const timer of this.timers) timer.unref();
  }

  get size(): number {
    return this.clients.size;
  }

  /** A stream for `viewer` of events after change `last`; of those from now on when null. */
  open(last: number | null, viewer: Viewer): ReadableStream<Uint8Array> {
    let client: Client;
    const gone = new AbortController();
    return new ReadableStream<Uint8Array>(
      {
        start: (stream) => {
          client = { stream, viewer, sight: hearingOf(viewer) };
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
    for (const timer of this.timers) clearInterval(timer);
    this.stopFollowing();
    for (const { stream } of this.clients) stream.close();
    this.clients.clear();
  }

  /** Gives `client` what it missed, then adds it to the others. Nothing comes between: no wait lies between the two. */
  private async welcome(client: Client, last: number | null, gone: AbortSignal): Promise<void> {
    if (last !== null && last > this.changes.seq) await this.changes.pull();
    // a number from the future was given by another database
    let seen = Math.min(last ?? Number.POSITIVE_INFINITY, this.changes.seq);
    // also one that has heard nothing yet comes back to the right place
    if (!gone.aborted) client.stream.enqueue(encoder.encode(`retry: 3000\nid: ${seen}\n\n`));
    const unseen = new Set<"incident" | "households">();
    while (seen < this.changes.seq && !gone.aborted) {
      const upTo = this.changes.seq;
      const missed = await changesAfter(this.sql, seen, BATCH, upTo);
      if (gone.aborted) return;
      const places = placesNow(this.changes.memory, missed);
      const text = this.textOf(missed, client.sight, places);
      if (text !== "") client.stream.enqueue(encoder.encode(text));
      for (const event of this.unseenOf(missed, client.sight, places)) unseen.add(event);
      seen = missed.length < BATCH ? upTo : missed[missed.length - 1].seq;
    }
    if (gone.aborted) return;
    // why: of what lies outside now, nobody knows any more whether it lay in scope when the client left
    if (unseen.size > 0) client.stream.enqueue(encoder.encode(readAgain([...unseen], seen)));
    this.clients.add(client);
    this.check(client);
  }

  private tell({ changes, moved }: News): void {
    if (this.clients.size === 0) return;
    // first, so that nobody is told what they may no longer see
    if (changes.some(({ entity }) => entity === "session")) this.checkAll();
    const places: Places = (seeing, id) => moved[seeing].get(id) ?? [];
    const bySight = new Map<string, Uint8Array>();
    this.send(({ sight }) => {
      const key = hearingKey(sight);
      const known = bySight.get(key);
      if (known) return known;
      // what lies in a scope may have changed with the areas
      const again =
        sightKey(sight, ["households", "incidents"]) !== "" && changes.some(({ entity }) => entity === "area");
      const text = this.textOf(changes, sight, places) + (again ? readAgain(["households", "incident"]) : "");
      const bytes = encoder.encode(text);
      bySight.set(key, bytes);
      return bytes;
    });
  }

  /** The events of `changes` as far as `sight` goes. */
  private textOf(changes: readonly Change[], sight: Hearing, places: Places): string {
    const { memory } = this.changes;
    return changes
      .map((change) => seenChange(change, sight, memory, places))
      .map((change) => (change && eventOf(change, memory.areas)) ?? "")
      .join("");
  }

  /** Events of which `textOf` leaves ids out, for those who see a part. */
  private unseenOf(changes: readonly Change[], sight: Hearing, places: Places): ("incident" | "households")[] {
    return changes.flatMap((change) => {
      const seeing = HIDDEN_BY[change.entity];
      if (seeing === undefined || sight[seeing].areas?.length === 0) return [];
      const seen = seenChange(change, sight, this.changes.memory, places);
      if (seen?.ids?.length === change.ids?.length && seen !== null) return [];
      return [seeing === "incidents" ? ("incident" as const) : ("households" as const)];
    });
  }

  private beat(): void {
    const bytes = encoder.encode(`id: ${this.changes.seq}\n\n`);
    this.send(() => bytes);
  }

  private checkAll(): void {
    for (const client of this.clients) this.check(client);
  }

  /** Ends the stream of a session that has ended; tells one whose scope is another now to read everything again. */
  private check(client: Client): void {
    const viewer = this.changes.memory.sessions.now(client.viewer);
    if (!viewer?.isLetIn("map")) {
      this.clients.delete(client);
      client.stream.close();
      return;
    }
    const sight = hearingOf(viewer);
    const isSame =
      sight.households.key === client.sight.households.key && sight.incidents.key === client.sight.incidents.key;
    client.viewer = viewer;
    client.sight = sight;
    if (!isSame) this.give(client, encoder.encode(readAgain(["grids", "households", "incident"])));
  }

  private send(bytesFor: (client: Client) => Uint8Array): void {
    for (const client of this.clients) this.give(client, bytesFor(client));
  }

  private give(client: Client, bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    if ((client.stream.desiredSize ?? 0) > 0) {
      client.stream.enqueue(bytes);
    } else {
      this.clients.delete(client);
      client.stream.error(new Error("the client does not read"));
    }
  }
}
