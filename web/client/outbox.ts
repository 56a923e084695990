import type { Kept, OutboxRecord } from "./outbox/record.ts";
import { goesWith, isUnsent } from "./outbox/record.ts";
import { type Run, type Shelf, sendAll, waitAfter } from "./outbox/send.ts";

/** Records that wait to be sent, of one account. Keeps them over reloads, and sends them in order as soon as it can. */
export type Outbox = {
  /** Keeps `record`, and sends it when its turn comes. Resolves when it is safe on the device. */
  add(record: OutboxRecord): Promise<void>;
  /** Everything that is kept, the oldest first. */
  records(): Promise<Kept[]>;
  /** How many have not reached the server: what would be lost if the device were. */
  count(): Promise<number>;
  /** Calls `listener` when something was added, sent or refused, here or in another tab. Returns how to stop that. */
  onChange(listener: () => void): () => void;
  /** Tries a refused record again. */
  retry(id: string): Promise<void>;
  /** Gives a record up, with its photos; also puts away what others noted. */
  discard(id: string): Promise<void>;
  /** Sends now, and goes on trying from here on. */
  start(): void;
  stop(): void;
};

/** What the outbox needs of the device. */
export type OutboxPlace = {
  account: string;
  shelf: Shelf & { add(record: OutboxRecord): Promise<void> };
  fetch(path: string, init: RequestInit): Promise<Response>;
  /** runs `work` when no other tab is at it */
  alone(work: () => Promise<Run>): Promise<Run>;
  /** other tabs, and the service worker */
  tabs: { tell(): void; listen(listener: () => void): () => void };
  /** asks the browser to send once there is a connection, even when the page is gone */
  sendWhenConnected(): void;
};

export function createOutbox(place: OutboxPlace): Outbox {
  const { shelf, account, tabs } = place;
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let running = false;
  let again = false;
  let started = false;
  let stopListening = () => {};

  const changed = () => {
    for (const listener of listeners) listener();
  };
  const changedHere = () => {
    changed();
    tabs.tell();
  };

  const run = async (): Promise<void> => {
    clearTimeout(timer);
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      const result = await place.alone(() => sendAll(shelf, account, place.fetch, changedHere));
      plan(result);
    } while (again && started);
    running = false;
  };

  const plan = (result: Run) => {
    // why nothing when signed out: it starts again when somebody has signed in
    if (result === "done" || result === "signed out") {
      failures = 0;
      return;
    }
    failures++;
    place.sendWhenConnected();
    if (started) timer = setTimeout(() => void run(), Math.max(waitAfter(failures), result.againInMs ?? 0));
  };

  const wake = () => {
    failures = 0;
    if (started) void run();
  };

  return {
    add: async (record) => {
      await shelf.add(record);
      changedHere();
      wake();
    },
    records: () => shelf.all(),
    count: async () => (await shelf.all()).filter(isUnsent).length,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retry: async (id) => {
      await shelf.change(id, { state: "waiting" });
      changedHere();
      wake();
    },
    discard: async (id) => {
      for (const { record } of await shelf.all()) {
        if (record.id === id || goesWith(record) === id) await shelf.remove(record.id);
      }
      changedHere();
    },
    start: () => {
      if (started) return;
      started = true;
      globalThis.addEventListener?.("online", wake);
      stopListening = tabs.listen(changed);
      wake();
    },
    stop: () => {
      started = false;
      clearTimeout(timer);
      globalThis.removeEventListener?.("online", wake);
      stopListening();
    },
  };
}
