import { type Parsed, SLOTS, type Slot } from "../../domain/address.ts";
import { Codes } from "./codes.ts";
import { grown, Names } from "./names.ts";
import { Numbers } from "./numbers.ts";
import { Texts } from "./texts.ts";

/** Digits at the end of a phone number that its mask shows. */
export const LAST_SHOWN = 4;

const COLUMNS = ["id", "name", "text", "area", "phone", "tail", "filled"] as const;

/** One thing that can be found, as it goes into the index. */
export type Entry = {
  id: number;
  code: string;
  /** joined */
  name: string;
  address: Parsed;
  /** digits */
  phone: string;
  /** id of its area, 0 for none */
  area: number;
};

/** Things of one kind in columns: what many have in common is kept once. Some 60 bytes a household beside its code and name. */
export class Table {
  readonly names = new Names();
  readonly texts = new Texts();
  readonly numbers = new Numbers();
  readonly codes = new Codes();
  /** 0 in rows that are free */
  id = new Int32Array(64);
  name = new Uint32Array(64);
  text = new Uint32Array(64);
  area = new Int32Array(64);
  phone = new Float64Array(64);
  /** last four digits and one above; 0 for none */
  tail = new Uint16Array(64);
  /** how many numbers the address has */
  filled = new Uint8Array(64);
  readonly slots = Object.fromEntries(SLOTS.map((slot) => [slot, new Uint32Array(64)])) as Record<Slot, Uint32Array>;
  /** of the ids of areas in it */
  largestArea = 0;
  private readonly rows = new Map<number, number>();
  private readonly free: number[] = [];

  /** Rows in use and free ones. */
  get length(): number {
    return this.codes.length;
  }

  put(entry: Entry): void {
    const { id, code, name, address, phone, area } = entry;
    const row = this.rows.get(id) ?? this.newRow(id);
    this.id[row] = id;
    this.codes.set(row, code);
    this.name[row] = this.names.idOf(name);
    this.text[row] = this.texts.idOf(address.text);
    this.area[row] = area;
    this.largestArea = Math.max(this.largestArea, area);
    this.phone[row] = Number(phone.slice(-15)) || 0;
    this.tail[row] = phone.length >= LAST_SHOWN ? Number(phone.slice(-LAST_SHOWN)) + 1 : 0;
    this.filled[row] = 0;
    for (const slot of SLOTS) {
      this.slots[slot][row] = this.numbers.idOf(address[slot]);
      if (address[slot]) this.filled[row]++;
    }
  }

  remove(id: number): void {
    const row = this.rows.get(id);
    if (row === undefined) return;
    this.rows.delete(id);
    this.id[row] = 0;
    this.codes.set(row, "");
    this.name[row] = 0;
    this.phone[row] = 0;
    this.tail[row] = 0;
    this.free.push(row);
  }

  private newRow(id: number): number {
    const row = this.free.pop() ?? this.codes.add();
    this.rows.set(id, row);
    if (row >= this.id.length) this.grow();
    return row;
  }

  private grow() {
    for (const column of COLUMNS) this[column] = grown(this[column]) as never;
    for (const slot of SLOTS) this.slots[slot] = grown(this.slots[slot]);
  }
}
