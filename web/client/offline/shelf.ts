import type { Kept, OutboxRecord, OutboxState } from "../outbox/record.ts";
import type { Shelf } from "../outbox/send.ts";
import { openPlace, type Place, type Waiting } from "./place.ts";
import { joined, nameOf, parted, seal, sealingKeyOf, unseal } from "./seal.ts";
import { accountName, namingKey } from "./whose.ts";

/** Fetches the secret that the server holds for this account: 32 bytes in base64; null when it cannot be had now. */
export type FetchSecret = () => Promise<string | null>;

/** A shelf that one can add to, and what its records say of themselves. */
export type OutboxShelf = Shelf & { add(record: OutboxRecord): Promise<void> };

/** What is sealed of a record beside its bytes. */
type Head = { account: string; record: Omit<OutboxRecord, "bytes">; addedAt: number; state: OutboxState };

/**
 * The outbox of `account` on this device. Its key comes from the server and goes with the copies: who is signed out leaves
 * behind what nobody on this device can read, and finds it again when they sign in. Without storage (plain HTTP) it lasts as long
 * as the page.
 */
export class SealedShelf implements OutboxShelf {
  /** what could not be sealed yet, since the key was not there */
  private unsealed: Kept[] = [];
  /** the secret, while it is on its way */
  private asked: Promise<string | null> | null = null;

  constructor(
    private readonly account: string,
    private readonly fetchSecret: FetchSecret,
    private readonly canKeep: boolean,
    private readonly now: () => number = Date.now,
  ) {}

  async add(record: OutboxRecord): Promise<void> {
    this.unsealed.push({ record, addedAt: this.now(), state: "waiting" });
    await this.sealAll();
  }

  /** Has the key ready for when there is no connection. */
  async ready(): Promise<void> {
    await this.sealAll();
  }

  async all(): Promise<Kept[]> {
    // why: at the start of nearly every page nothing waits, and the key need not be asked for then
    if (this.canKeep && this.unsealed.length === 0 && !(await this.isAnythingHere())) return [];
    const opened = await this.sealAll();
    if (!opened) return [...this.unsealed];
    const { place, key, name } = opened;
    const rows = await place.getAllFromIndex("outbox", "account", name);
    rows.sort((a, b) => a.order! - b.order!);
    const kept = await Promise.all(rows.map((row) => this.open(key, row)));
    return [...kept.filter((each) => each !== null), ...this.unsealed];
  }

  async change(id: string, state: OutboxState): Promise<void> {
    const opened = await this.sealAll();
    const unsealed = this.unsealed.findIndex(({ record }) => record.id === id);
    if (unsealed >= 0) {
      const { record, addedAt } = this.unsealed[unsealed];
      this.unsealed[unsealed] = { record, addedAt, ...state };
    }
    if (!opened) return;
    const { place, key } = opened;
    const row = await this.rowOf(place, id);
    const kept = row && (await this.open(key, row));
    if (!kept) return;
    const changed = {
      ...row,
      ...(await this.sealed(key, { record: kept.record, addedAt: kept.addedAt, ...state }, row)),
    };
    const tx = place.transaction("outbox", "readwrite");
    // why: another tab may have given it up meanwhile
    if (await tx.store.getKey(row.order!)) await tx.store.put(changed);
    await tx.done;
  }

  async remove(id: string): Promise<void> {
    this.unsealed = this.unsealed.filter(({ record }) => record.id !== id);
    if (!this.canKeep) return;
    const place = await openPlace();
    const row = await this.rowOf(place, id);
    if (row) await place.delete("outbox", row.order!);
  }

  /** Seals what is not sealed yet; null where nothing can be sealed now. */
  private async sealAll(): Promise<{ place: Place; key: CryptoKey; name: string } | null> {
    if (!this.canKeep) return null;
    const place = await openPlace();
    const name = await accountName(place, this.account);
    const key = await this.keyIn(place, name);
    if (!key) return null;
    const naming = await namingKey(place);
    for (let kept = this.unsealed[0]; kept; kept = this.unsealed[0]) {
      const id = await nameOf(naming, kept.record.id);
      const row = { account: name, id };
      const sealed = await this.sealed(key, kept, row);
      const tx = place.transaction("outbox", "readwrite");
      // why: added twice by an impatient finger, or sealed by a run beside this one
      if ((await tx.store.index("id").getKey(id)) === undefined) await tx.store.put({ ...row, ...sealed });
      await tx.done;
      this.unsealed = this.unsealed.filter((other) => other !== kept);
    }
    return { place, key, name };
  }

  private async isAnythingHere(): Promise<boolean> {
    const place = await openPlace();
    return (await place.countFromIndex("outbox", "account", await accountName(place, this.account))) > 0;
  }

  private async keyIn(place: Place, name: string): Promise<CryptoKey | null> {
    const kept = await place.get("keys", `outbox ${name}`);
    if (kept) return kept;
    this.asked ??= this.fetchSecret().finally(() => {
      this.asked = null;
    });
    const secret = await this.asked;
    if (secret === null) return null;
    const key = await sealingKeyOf(secret);
    const tx = place.transaction(["keys", "about"], "readwrite");
    // why asked: who signed out while it was on its way leaves no key behind; what they noted is still sealed with it
    if ((await tx.objectStore("about").get("copies"))?.account === name)
      await tx.objectStore("keys").put(key, `outbox ${name}`);
    await tx.done;
    return key;
  }

  private async rowOf(place: Place, id: string): Promise<Waiting | undefined> {
    return place.getFromIndex("outbox", "id", await nameOf(await namingKey(place), id));
  }

  private sealed(key: CryptoKey, { record, addedAt, ...state }: Kept, row: Pick<Waiting, "account" | "id">) {
    const { bytes, ...rest } = record.kind === "photo" ? record : { ...record, bytes: new Uint8Array() };
    const head: Head = { account: this.account, record: rest as Head["record"], addedAt, state };
    return seal(key, joined(head, bytes), contextOf(row));
  }

  private async open(key: CryptoKey, row: Waiting): Promise<Kept | null> {
    const whole = await unseal(key, row, contextOf(row));
    if (!whole) return null;
    const { head, body } = parted<Head>(whole);
    const { record, addedAt, state } = head;
    return {
      record: (record.kind === "photo" ? { ...record, bytes: body } : record) as OutboxRecord,
      addedAt,
      ...state,
    };
  }
}

/** Name of the account whose records the device can read now, if any wait; for who has no page to ask. */
export async function accountThatWaits(place: Place, accountHash: string): Promise<string | null> {
  const key = await place.get("keys", `outbox ${accountHash}`);
  const row = key && (await place.getFromIndex("outbox", "account", accountHash));
  const whole = row && (await unseal(key, row, contextOf(row)));
  return whole ? parted<Head>(whole).head.account : null;
}

const contextOf = ({ account, id }: Pick<Waiting, "account" | "id">): string => `outbox ${account} ${id}`;
