import type { Right } from "../../domain/role.ts";
import type { Sessions } from "../access/sessions.ts";
import type { Viewer } from "../access/viewer.ts";

const HEARTBEAT_MS = 15_000;

/** How often sessions and duties are looked at that may have run out meanwhile. */
const CHECK_MS = 500;

/** Bytes a client may leave unread before it is dropped. It comes back with Last-Event-ID and misses nothing. */
const MOST_UNREAD = 1 << 20;

const encoder = new TextEncoder();

/** One who listens: as whom, and whatever is kept of them. */
export type Listener<Own> = { stream: ReadableStreamDefaultController<Uint8Array>; viewer: Viewer; own: Own };

/** What differs between one kind of stream and another. */
type Kind<Own> = {
  sessions: Sessions;
  /** without this right nobody listens */
  right: Right;
  /** what everybody is sent now and then, so that the line stays open */
  beat(): string;
  /** called with everyone whose rights were looked at: `listener.viewer` is as it is now */
  checked(listener: Listener<Own>): void;
};

/** Everyone who listens to one kind of stream. Each ends with its session, and is dropped where nobody reads it. */
export class Listeners<Own> {
  private readonly all = new Set<Listener<Own>>();
  private readonly timers: NodeJS.Timeout[];

  constructor(private readonly kind: Kind<Own>) {
    this.timers = [
      // an id without data is kept by the browser: who hears nothing of their own need not hear of it when they come back
      setInterval(() => this.beat(), HEARTBEAT_MS),
      setInterval(() => this.checkAll(), CHECK_MS),
    ];
    for (const timer of this.timers) timer.unref();
  }

  get size(): number {
    return this.all.size;
  }

  /** Everyone who listens now. */
  everyone(): Iterable<Listener<Own>> {
    return this.all;
  }

  /** A stream for `viewer`. `welcome` tells them what they missed and resolves when they are to hear what all hear; false: they are gone. */
  open(
    viewer: Viewer,
    own: Own,
    welcome: (listener: Listener<Own>, gone: AbortSignal) => Promise<boolean>,
  ): ReadableStream<Uint8Array> {
    let listener: Listener<Own>;
    const gone = new AbortController();
    return new ReadableStream<Uint8Array>(
      {
        start: async (stream) => {
          listener = { stream, viewer, own };
          if (!(await welcome(listener, gone.signal))) return;
          this.all.add(listener);
          this.check(listener);
        },
        cancel: () => {
          gone.abort();
          this.all.delete(listener);
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: MOST_UNREAD }),
    );
  }

  close(): void {
    for (const timer of this.timers) clearInterval(timer);
    for (const { stream } of this.all) stream.close();
    this.all.clear();
  }

  /** Gives everyone the bytes that are for them. */
  send(bytesFor: (listener: Listener<Own>) => Uint8Array): void {
    for (const listener of this.all) this.give(listener, bytesFor(listener));
  }

  give(listener: Listener<Own>, bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    if ((listener.stream.desiredSize ?? 0) > 0) {
      listener.stream.enqueue(bytes);
    } else {
      this.all.delete(listener);
      listener.stream.error(new Error("the client does not read"));
    }
  }

  /** Ends the streams of sessions that have ended. */
  checkAll(): void {
    for (const listener of this.all) this.check(listener);
  }

  private check(listener: Listener<Own>): void {
    const viewer = this.kind.sessions.now(listener.viewer);
    if (!viewer?.isLetIn(this.kind.right)) {
      this.all.delete(listener);
      listener.stream.close();
      return;
    }
    listener.viewer = viewer;
    this.kind.checked(listener);
  }

  private beat(): void {
    const bytes = encoder.encode(this.kind.beat());
    this.send(() => bytes);
  }
}
