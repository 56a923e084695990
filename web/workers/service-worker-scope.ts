// What a service worker sees, as far as ours needs it. why by hand: the types of pages and of workers exclude each other.

type Extendable = Event & { waitUntil(work: Promise<unknown>): void };

export type ServiceWorkerScope = {
  addEventListener(type: "install" | "activate", listener: (event: Extendable) => void): void;
  addEventListener(
    type: "fetch",
    listener: (event: Extendable & { request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void;
  addEventListener(type: "message", listener: (event: Extendable & { data: unknown }) => void): void;
  addEventListener(type: "sync", listener: (event: Extendable & { tag: string }) => void): void;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  location: Location;
};

/** A file of the page. `later`: not before the page has been drawn. */
export type PageFile = { url: string; revision: string | null; later?: boolean };
