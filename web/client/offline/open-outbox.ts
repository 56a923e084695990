import type { Run } from "../outbox/send.ts";
import { sendAll } from "../outbox/send.ts";
import { createOutbox, type Outbox, type OutboxPlace } from "../outbox.ts";
import { getJson } from "../request.ts";
import { fetchUntilSilent } from "../silence.ts";
import { fetchUntilLetGo } from "./letting-go.ts";
import { canKeep, openPlace } from "./place.ts";
import { accountThatWaits, SealedShelf } from "./shelf.ts";
import { stillKept } from "./whose.ts";

/** Name of the lock, of the channel between tabs, and of the browser's own reminder. */
const NAME = "minqingtu-outbox";

/** After the outbox was started, until its key is asked for. */
const SOON_MS = 2_000;

/** The outbox of `account` on this device. One for a page. */
export function openOutbox(account: string): Outbox {
  const channel = new BroadcastChannel(NAME);
  const shelf = new SealedShelf(account, () => fetchSecret(account), canKeep());
  const place: OutboxPlace = {
    account,
    shelf,
    fetch: fetchUntilSilent,
    alone,
    tabs: {
      tell: () => channel.postMessage("changed"),
      listen: (listener) => {
        channel.addEventListener("message", listener);
        return () => channel.removeEventListener("message", listener);
      },
    },
    sendWhenConnected: () => void remind(),
  };
  const outbox = createOutbox(place);
  let asking: ReturnType<typeof setTimeout> | undefined;
  return {
    ...outbox,
    start: () => {
      outbox.start();
      // why soon: the key is to be there before the connection goes, and what the page shows comes first
      asking = setTimeout(() => void shelf.ready(), SOON_MS);
    },
    stop: () => {
      clearTimeout(asking);
      outbox.stop();
    },
  };
}

/** For the service worker, when the browser says that there is a connection and no page is open. Throws when it has to try again. */
export async function sendWithoutPage(): Promise<void> {
  const place = await openPlace();
  const about = await stillKept(place);
  const account = about && (await accountThatWaits(place, about.account));
  if (!account) return;
  const shelf = new SealedShelf(account, async () => null, true);
  const channel = new BroadcastChannel(NAME);
  const run = await alone(() =>
    sendAll(
      shelf,
      account,
      (path, init) => fetchUntilLetGo(path, init),
      () => channel.postMessage("changed"),
    ),
  );
  channel.close();
  if (typeof run === "object") throw new Error("the outbox could not be sent yet");
}

/** `GET /api/phone/key`; null when it cannot be had now. */
async function fetchSecret(account: string): Promise<string | null> {
  const answer = await getJson<{ secret: string; account: string }>("/api/phone/key");
  return answer.ok && answer.value.account === account ? answer.value.secret : null;
}

/** One tab at a time. Without locks (plain HTTP, old browsers) the server's knowledge of ids has to do. */
const alone = (work: () => Promise<Run>): Promise<Run> =>
  navigator.locks ? (navigator.locks.request(NAME, work) as Promise<Run>) : work();

type WithSync = { sync?: { register(tag: string): Promise<void> } };

/** Asks the browser to wake the service worker once there is a connection, where it can. */
async function remind(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration("/m");
  await (registration as (ServiceWorkerRegistration & WithSync) | undefined)?.sync?.register(NAME).catch(() => {
    // why: a browser may refuse; the page tries again by itself
  });
}
