import { newUuid } from "../uuid.ts";
import { begun, heard, isOver } from "./lasting.ts";
import { type About, isPlaceThere, openPlace, type Place } from "./place.ts";
import { nameOf, newNamingKey, newSealingKey } from "./seal.ts";

/** The clock need not be written down more often than this. */
const NOTE_EVERY_MS = 60_000;

/** The key that makes names of what lies here; made once a device. */
export async function namingKey(place: Place): Promise<CryptoKey> {
  const kept = await place.get("keys", "names");
  if (kept) return kept;
  const made = await newNamingKey();
  const tx = place.transaction("keys", "readwrite");
  const other = await tx.store.get("names");
  if (!other) await tx.store.put(made, "names");
  await tx.done;
  return other ?? made;
}

export const accountName = async (place: Place, username: string): Promise<string> =>
  nameOf(await namingKey(place), `account ${username}`);

/** The copies of this device belong to `username` from now on: those of anybody else are forgotten. */
export async function belongTo(username: string, now = Date.now()): Promise<void> {
  const place = await openPlace();
  const account = await accountName(place, username);
  const about = await stillKept(place, now);
  if (about?.account === account) return;
  if (about) await forget(place);
  const key = await newSealingKey();
  const tx = place.transaction(["keys", "about", "flags"], "readwrite");
  if (!(await tx.objectStore("about").get("copies"))) {
    await tx.objectStore("keys").put(key, "copies");
    await tx.objectStore("about").put(begun(newUuid(), account, now), "copies");
  }
  await tx.objectStore("flags").delete("leaving");
  await tx.done;
}

/** Whose copies lie here, unless none do; they are forgotten first when their time is over. Asked before each reading. */
export async function stillKept(place: Place, now = Date.now()): Promise<About | null> {
  const about = await place.get("about", "copies");
  if (!about) return null;
  if (isOver(about, now)) {
    await forget(place);
    return null;
  }
  if (now - about.latest > NOTE_EVERY_MS) await noteClock(place, about.id, now);
  return about;
}

/** The server was heard: what lies here lasts longer, when it says so. */
export async function noteHeard(place: Place, id: string, keepSeconds: number | null, now = Date.now()): Promise<void> {
  const tx = place.transaction("about", "readwrite");
  const about = await tx.store.get("copies");
  if (about?.id === id) await tx.store.put(heard(about, now, keepSeconds), "copies");
  await tx.done;
}

async function noteClock(place: Place, id: string, now: number): Promise<void> {
  const tx = place.transaction("about", "readwrite");
  const about = await tx.store.get("copies");
  if (about?.id === id) await tx.store.put({ ...about, latest: Math.max(about.latest, now) }, "copies");
  await tx.done;
}

/** All copies away, and the keys to them and to the outbox. What waits in the outbox stays, and nobody can read it. */
export async function forget(place: Place): Promise<void> {
  const tx = place.transaction(["keys", "about", "copies"], "readwrite");
  for (const name of await tx.objectStore("keys").getAllKeys()) {
    // why not names: it opens nothing, and what waits in the outbox is found by it
    if (name !== "names") await tx.objectStore("keys").delete(name);
  }
  await tx.objectStore("about").delete("copies");
  await tx.objectStore("copies").clear();
  await tx.done;
}

/** `forget`, where anything was ever kept. */
export async function forgetCopies(): Promise<void> {
  if (await isPlaceThere()) await forget(await openPlace());
}
