import { type DBSchema, type IDBPDatabase, openDB } from "idb";

// What a wall shows again after a power cut without a network: its last answers. Nothing of anybody's is in them.

interface Schema extends DBSchema {
  last: { key: "last"; value: unknown };
}

let opened: Promise<IDBPDatabase<Schema>> | null = null;

const place = () => {
  opened ??= openDB<Schema>("minqingtu-wall", 1, { upgrade: (database) => void database.createObjectStore("last") });
  return opened;
};

/** Keeps `value` in place of the last; a browser that keeps nothing shows nothing after a power cut, and that is all. */
export const keepLast = async (value: unknown): Promise<void> => {
  await place()
    .then((database) => database.put("last", value, "last"))
    .catch(noPlace);
};

/** What was kept last; null without it. */
export const keptLast = async <T>(): Promise<T | null> => {
  const kept = await place()
    .then((database) => database.get("last", "last"))
    .catch(noPlace);
  return (kept as T | undefined) ?? null;
};

/** A wall that was taken back keeps nothing. */
export const forgetLast = async (): Promise<void> => {
  await place()
    .then((database) => database.delete("last", "last"))
    .catch(noPlace);
};

function noPlace(): undefined {
  opened = null;
  return undefined;
}
