import { type DBSchema, type IDBPDatabase, openDB } from "idb";

// What a planner has drawn and can undo, on this device: a reload, a crash or a lost connection takes nothing away. Cells and
// numbers only: no household is named in it.

type Schema = DBSchema & { drafts: { key: string; value: unknown } };

let opened: Promise<IDBPDatabase<Schema>> | null = null;

function open(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>("minqingtu-layouts", 1, {
    upgrade: (database) => {
      database.createObjectStore("drafts");
    },
    terminated: () => {
      opened = null;
    },
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

/** Drafts on this device, by whose they are and which: what was kept under `key`, and keeping it. */
export const keptDrafts = {
  /** null where nothing is kept, or this browser keeps nothing */
  read: async (key: string): Promise<unknown> => {
    try {
      return (await (await open()).get("drafts", key)) ?? null;
    } catch {
      return null;
    }
  },
  /** False where this browser keeps nothing (private windows): what is unsaved lives as long as the page. */
  write: async (key: string, value: unknown): Promise<boolean> => {
    try {
      await (await open()).put("drafts", value, key);
      return true;
    } catch {
      return false;
    }
  },
  remove: async (key: string): Promise<void> => {
    await open()
      .then((database) => database.delete("drafts", key))
      .catch(() => undefined);
  },
};

export type KeptDrafts = typeof keptDrafts;
