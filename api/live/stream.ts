import { sightKey } from "../access/sight.ts";
import type { Viewer } from "../access/viewer.ts";
import type { Sql } from "../database/database.ts";
import type { Changes, News } from "./changes.ts";
import { eventOf, readAgain } from "./events.ts";
import { type Listener, Listeners } from "./listeners.ts";
import { type Change, changesAfter } from "./queries.ts";
import { type Hearing, HIDDEN_BY, hearingKey, hearingOf, type Places, placesNow, seenChange } from "./seen.ts";

const BATCH = 500;

const encoder = new TextEncoder();

/** Server-sent events to everyone who listens, each of what lies in their scope: encoded once a scope. Ends with the session. */
export class LiveStream {
  private readonly listeners: Listeners<Hearing>;
  private readonly stopFollowing: () => void;

  constructor(
    private readonly sql: Sql,
    private readonly changes: Changes,
  ) {
    this.stopFollowing = changes.follow((news) => this.tell(news));
    this.listeners = new Listeners({
      sessions: changes.memory.sessions,
      right: "map",
      beat: () => `id: ${changes.seq}\n\n`,
      checked: (listener) => this.follow(listener),
    });
  }

  get size(): number {
    return this.listeners.size;
  }

  /** A stream for `viewer` of events after change `last`; of those from now on when null. */
  open(last: number | null, viewer: Viewer): ReadableStream<Uint8Array> {
    return this.listeners.open(viewer, hearingOf(viewer), (listener, gone) => this.welcome(listener, last, gone));
  }

  close(): void {
    this.stopFollowing();
    this.listeners.close();
  }

  /** Gives a listener what they missed. Nothing comes between that and what all hear: no wait lies between the two. */
  private async welcome({ stream, own }: Listener<Hearing>, last: number | null, gone: AbortSignal): Promise<boolean> {
    if (last !== null && last > this.changes.seq) await this.changes.pull();
    // a number from the future was given by another database
    let seen = Math.min(last ?? Number.POSITIVE_INFINITY, this.changes.seq);
    // also one that has heard nothing yet comes back to the right place
    if (!gone.aborted) stream.enqueue(encoder.encode(`retry: 3000\nid: ${seen}\n\n`));
    const unseen = new Set<"incident" | "households">();
    while (seen < this.changes.seq && !gone.aborted) {
      const upTo = this.changes.seq;
      const missed = await changesAfter(this.sql, seen, BATCH, upTo);
      if (gone.aborted) return false;
      const places = placesNow(this.changes.memory, missed);
      const text = this.textOf(missed, own, places);
      if (text !== "") stream.enqueue(encoder.encode(text));
      for (const event of this.unseenOf(missed, own, places)) unseen.add(event);
      seen = missed.length < BATCH ? upTo : missed[missed.length - 1].seq;
    }
    if (gone.aborted) return false;
    // why: of what lies outside now, nobody knows any more whether it lay in scope when the client left
    if (unseen.size > 0) stream.enqueue(encoder.encode(readAgain([...unseen], seen)));
    return true;
  }

  private tell({ changes, moved }: News): void {
    if (this.listeners.size === 0) return;
    // first, so that nobody is told what they may no longer see
    if (changes.some(({ entity }) => entity === "session")) this.listeners.checkAll();
    const places: Places = (seeing, id) => moved[seeing].get(id) ?? [];
    const bySight = new Map<string, Uint8Array>();
    this.listeners.send(({ own }) => {
      const key = hearingKey(own);
      const known = bySight.get(key);
      if (known) return known;
      // what lies in a scope may have changed with the areas
      const again =
        sightKey(own, ["households", "incidents"]) !== "" && changes.some(({ entity }) => entity === "area");
      const text = this.textOf(changes, own, places) + (again ? readAgain(["households", "incident"]) : "");
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

  /** Tells one whose scope is another now to read everything again. */
  private follow(listener: Listener<Hearing>): void {
    const sight = hearingOf(listener.viewer);
    const { own } = listener;
    const isSame = sight.households.key === own.households.key && sight.incidents.key === own.incidents.key;
    listener.own = sight;
    if (!isSame) this.listeners.give(listener, encoder.encode(readAgain(["grids", "households", "incident"])));
  }
}
