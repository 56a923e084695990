import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { build } from "vite";
import type { keepingClient } from "../../web/client/offline/door.ts";
import type { Outbox } from "../../web/client/outbox.ts";

const MODULE = "/assets/outbox-under-test.js";

let source: Promise<string> | null = null;

/** The device's part of the page as one script, built as the page's are. */
const outboxSource = (): Promise<string> => {
  source ??= build({
    configFile: false,
    logLevel: "silent",
    publicDir: false,
    build: {
      write: false,
      target: "es2022",
      lib: {
        entry: fileURLToPath(new URL("device-module.ts", import.meta.url)),
        formats: ["es"],
      },
    },
  }).then((built) => {
    const [{ output }] = [built].flat() as { output: { code?: string }[] }[];
    return output[0].code ?? "";
  });
  return source;
};

declare global {
  var outboxUnderTest: Outbox;
  var doorUnderTest: typeof keepingClient;
}

/** Gives the page's device an outbox for `account` that a test can drive: the real one, without a screen. */
export async function openOutboxIn(page: Page, account: string): Promise<void> {
  const code = await outboxSource();
  await page.route(`**${MODULE}`, (route) => route.fulfill({ contentType: "text/javascript", body: code }));
  // why as text: the test's own compiler would write its imports into the page
  await page.evaluate(`import("${MODULE}").then(({ openDevice }) => {
    const { outbox, door } = openDevice("${account}");
    Object.assign(globalThis, { outboxUnderTest: outbox, doorUnderTest: door });
  })`);
}

/** Everything that a page could keep on the device, as text; bytes as Latin-1, so that words in them are found. */
export const everythingKept = (
  page: Page,
): Promise<{ text: string; counts: Record<string, number>; extractable: boolean[] }> =>
  page.evaluate(async () => {
    const counts: Record<string, number> = {};
    const extractable: boolean[] = [];
    const parts: string[] = [];
    const note = (value: unknown): void => {
      if (value instanceof CryptoKey) extractable.push(value.extractable);
      else if (value instanceof ArrayBuffer) note(new Uint8Array(value));
      else if (value instanceof Uint8Array) {
        parts.push(new TextDecoder("latin1").decode(value), new TextDecoder("utf-8").decode(value));
      } else if (value !== null && typeof value === "object") for (const part of Object.values(value)) note(part);
      else parts.push(String(value));
    };
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      const database = await answerOf(indexedDB.open(name!));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        const keys = await answerOf(rows.getAllKeys());
        counts[store] = keys.length;
        note(keys);
        note(await answerOf(database.transaction(store).objectStore(store).getAll()));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      const requests = await cache.keys();
      counts[`cache ${name}`] = requests.length;
      for (const request of requests) {
        note(request.url);
        note(await (await cache.match(request))!.arrayBuffer());
      }
    }
    for (const storage of [localStorage, sessionStorage]) note({ ...storage });
    return { text: parts.join("\n"), counts, extractable };
  });

/** Changes what the device noted of its copies: their end, or the latest time its clock was seen at. */
export const changeAbout = (page: Page, change: { until?: number; latest?: number }): Promise<void> =>
  page.evaluate(
    (change) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("minqingtu-phone");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const tx = opening.result.transaction("about", "readwrite");
          const store = tx.objectStore("about");
          const reading = store.get("copies");
          reading.onsuccess = () => store.put({ ...reading.result, ...change }, "copies");
          tx.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    change,
  );
