// The service worker, seen from the page.

import { fallSilent } from "../silence.ts";

/** Only below it is the page kept; the desk's page knows nothing of it. */
const SCOPE = "/m";

/** How long a newer version is waited for until the page is given back. Longer than a worker rests (30 s) until it is let go. */
const GIVE_BACK_MS = 45_000;

/**
 * Makes a newer version of the page take over; the page loads anew. It asks nothing more meanwhile: what reaches the older worker
 * while that ends starts it once more, and then it ends when it likes. For the same reason nobody tells it twice.
 */
export type TakeOver = () => void;

/**
 * Registers the service worker, where the browser has one (not over plain HTTP). `onNewVersion` is called when a newer version
 * of the page lies ready; it waits until somebody asks for it. Resolves once a worker answers for this page; false when none will.
 */
export async function startWorker(onNewVersion: (takeOver: TakeOver) => void): Promise<boolean> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return false;
  const registration = await serviceWorker.register("/service-worker.js", { scope: SCOPE }).catch(() => null);
  if (!registration) return false;
  const offer = (worker: ServiceWorker | null) => {
    if (!worker || !serviceWorker.controller) return;
    onNewVersion(() => {
      fallSilent();
      serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      // why first: the newer one waits for what the older one has under way
      registration.active?.postMessage("let-go");
      worker.postMessage("skip-waiting");
      setTimeout(() => location.reload(), GIVE_BACK_MS);
    });
  };
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed") offer(coming);
    });
  });
  if (!serviceWorker.controller) {
    await new Promise((resolve) => serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
  }
  return true;
}

/** Asks the worker to load what the page needs later, such as the map. */
export const loadLater = (): void => navigator.serviceWorker?.controller?.postMessage("load-later");
