import { pageShelf } from "../client/offline/page-shelf.ts";
import type { ServiceWorkerScope } from "./service-worker-scope.ts";

/** Makes a service worker keep `page` and start it without a connection; everything else goes through to the server. */
export function keepPage(worker: ServiceWorkerScope, page: "kiosk" | "wall"): void {
  const address = `/${page}`;
  const shelf = pageShelf(address, `minqingtu-${page}-page`);

  worker.addEventListener("install", (event) => {
    event.waitUntil(shelf.fill());
    event.waitUntil(worker.skipWaiting());
  });

  worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

  worker.addEventListener("fetch", (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (origin !== worker.location.origin || request.method !== "GET") return;
    // why asked: the scope begins other addresses too, such as /walls
    const isPage = pathname === address || pathname.startsWith(`${address}/`);
    if (request.mode !== "navigate") {
      if (pathname.startsWith("/assets/")) event.respondWith(shelf.file(request));
    } else if (isPage) event.respondWith(shelf.newest(request, (work) => event.waitUntil(work)));
  });
}
