// Keeps the phone's page and what it was told, so that both are there without a connection. Registered by /m alone.

import { PrecacheController } from "workbox-precaching";
import { answer } from "../client/offline/answer.ts";
import { letGo } from "../client/offline/letting-go.ts";
import { sendWithoutPage } from "../client/offline/open-outbox.ts";
import { goThrough, loadLater, removeOld, storedLater } from "../client/offline/page-files.ts";
import type { PageFile, ServiceWorkerScope } from "./service-worker-scope.ts";

declare const self: ServiceWorkerScope & { __WB_MANIFEST: PageFile[] };

const files = self.__WB_MANIFEST;
const later = files.filter((file) => file.later).map(({ url }) => `/${url}`);
const shell = new PrecacheController({ cacheName: "minqingtu-page" });
shell.precache(files.filter((file) => !file.later).map(({ url, revision }) => ({ url: `/${url}`, revision })));

const PAGE = "/m.html";

self.addEventListener("activate", (event) => {
  event.waitUntil(removeOld(later));
  event.waitUntil(self.clients.claim());
});

self.addEventListener("message", (event) => {
  if (event.data === "let-go") letGo();
  if (event.data === "skip-waiting") event.waitUntil(self.skipWaiting());
  if (event.data === "load-later") event.waitUntil(loadLater(later));
});

self.addEventListener("sync", (event) => event.waitUntil(sendWithoutPage()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin || request.method !== "GET") return;
  if (request.mode === "navigate") {
    // why asked: the scope "/m" begins other addresses too, such as /map
    if (/^\/m(\/|$)/.test(url.pathname)) event.respondWith(fromShell(PAGE, request));
    return;
  }
  if (url.pathname.startsWith("/api/")) {
    const answered = answer(request, (work) => event.waitUntil(work));
    if (answered) event.respondWith(answered);
    return;
  }
  if (later.includes(url.pathname)) event.respondWith(storedLater(request));
  else if (shell.getCacheKeyForURL(url.pathname)) event.respondWith(fromShell(url.pathname, request));
});

const fromShell = async (path: string, request: Request): Promise<Response> =>
  (await shell.matchPrecache(path)) ?? goThrough(request);
