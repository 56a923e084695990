import { type About, openPlace, type Place } from "./place.ts";
import { joined, nameOf, parted, seal, unseal } from "./seal.ts";
import { namingKey, stillKept } from "./whose.ts";

/** What is kept of an answer beside its body. */
export type Head = {
  type: string;
  etag: string | null;
  /** the Date that the server gave it */
  date: string | null;
};

export type FoundCopy = { head: Head; body: Uint8Array<ArrayBuffer> };

/** Where an answer belongs. */
export type Slot = {
  /** the address it is found under again */
  address: string;
  /** of answers on one shelf only those of the newest version stay; "" for a shelf of its own */
  shelf: string;
  version: string;
};

/** A visit to the copies of whoever they belong to; null where nobody's are kept. */
export async function openCopies(now = Date.now()): Promise<Copies | null> {
  const place = await openPlace();
  const about = await stillKept(place, now);
  const key = about && (await place.get("keys", "copies"));
  return about && key ? new Copies(place, about, key, await namingKey(place)) : null;
}

/** The copies of one account under one key: what comes after they were forgotten is not kept. */
export class Copies {
  constructor(
    readonly place: Place,
    readonly about: About,
    private readonly key: CryptoKey,
    private readonly naming: CryptoKey,
  ) {}

  async find({ address }: Slot): Promise<FoundCopy | null> {
    const name = await nameOf(this.naming, address);
    const copy = await this.place.get("copies", name);
    const whole = copy && (await unseal(this.key, copy, `${this.about.id} ${name}`));
    if (!whole) return null;
    const { head, body } = parted<Head>(whole);
    return { head, body };
  }

  async has({ address }: Slot): Promise<boolean> {
    return (await this.place.count("copies", await nameOf(this.naming, address))) > 0;
  }

  async keep({ address, shelf, version }: Slot, head: Head, body: Uint8Array): Promise<void> {
    const name = await nameOf(this.naming, address);
    const sealed = await seal(this.key, joined(head, body), `${this.about.id} ${name}`);
    const tx = this.place.transaction(["about", "copies"], "readwrite");
    const about = await tx.objectStore("about").get("copies");
    if (about?.id === this.about.id) {
      const copies = tx.objectStore("copies");
      if (shelf !== "") {
        const older = IDBKeyRange.bound([shelf, ""], [shelf, version], false, true);
        const newer = IDBKeyRange.bound([shelf, version], [shelf, "\uffff"], true, false);
        for (const range of [older, newer]) {
          for (const other of await copies.index("shelf").getAllKeys(range)) await copies.delete(other);
        }
      }
      await copies.put({ name, shelf, version, ...sealed });
    }
    await tx.done;
  }

  async drop({ address }: Slot): Promise<void> {
    await this.place.delete("copies", await nameOf(this.naming, address));
  }
}
