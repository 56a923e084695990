import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** Bytes that only the holder of a key reads (AES-256-GCM), with the nonce they were sealed with. */
export type Sealed = { nonce: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer };

/** Whose copies lie here, and for how long. Times are the device's own clock, milliseconds since 1970. */
export type About = {
  /** made anew with each key: what was asked for under another is not kept under this one */
  id: string;
  /** the account, by a keyed hash */
  account: string;
  /** the last time the server was heard */
  heardAt: number;
  /** forgotten then */
  until: number;
  /** the latest time the clock was ever seen at */
  latest: number;
};

/** An answer of the server. `name`: its address, by a keyed hash. `shelf` and `version`: of tiles only the newest are kept. */
export type Copy = { name: string; shelf: string; version: string } & Sealed;

/** A record of the outbox. `account` and `id` by a keyed hash. */
export type Waiting = { order?: number; account: string; id: string } & Sealed;

type Schema = DBSchema & {
  /** `names` makes hashes; `copies` and `outbox` with the account's hash seal. None can be read out of the browser by a page. */
  keys: { key: "names" | "copies" | `outbox ${string}`; value: CryptoKey };
  about: { key: "copies"; value: About };
  copies: { key: string; value: Copy; indexes: { shelf: [shelf: string, version: string] } };
  outbox: { key: number; value: Waiting; indexes: { account: string; id: string } };
  /** `leaving`: somebody signed out while the server could not be told */
  flags: { key: "leaving"; value: true };
};

export type Place = IDBPDatabase<Schema>;

export const PLACE_NAME = "minqingtu-phone";

let opened: Promise<Place> | null = null;

/** Where things lie on this device; the same for page and service worker. Rejects where the browser has none for us. */
export function openPlace(): Promise<Place> {
  opened ??= openDB<Schema>(PLACE_NAME, 1, {
    upgrade: (place) => {
      place.createObjectStore("keys");
      place.createObjectStore("about");
      place.createObjectStore("copies", { keyPath: "name" }).createIndex("shelf", ["shelf", "version"]);
      const outbox = place.createObjectStore("outbox", { keyPath: "order", autoIncrement: true });
      outbox.createIndex("account", "account");
      outbox.createIndex("id", "id", { unique: true });
      place.createObjectStore("flags");
    },
    // why: somebody clears the site's data meanwhile; the next call opens it anew
    terminated: () => {
      opened = null;
    },
    blocking: (_, __, event) => {
      (event.target as IDBDatabase).close();
      opened = null;
    },
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

/** Whether this browser can seal and keep at all: not over plain HTTP, nor where storage is forbidden. */
export const canKeep = (): boolean => globalThis.crypto?.subtle !== undefined && globalThis.indexedDB !== undefined;

/** Whether anything was ever kept on this device; makes nothing. */
export async function isPlaceThere(): Promise<boolean> {
  if (!canKeep()) return false;
  const known = await indexedDB.databases?.().catch(() => null);
  return known?.some(({ name }) => name === PLACE_NAME) ?? true;
}
