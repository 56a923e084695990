// Bulk reads: the database glues a column of a hundred thousand numbers into one value, big-endian, four or two bytes each.
// That is several times faster than rows as objects, and the same on both engines.

/** The numbers of `string_agg(int4send(…), '')`; none for null. */
function int32s(bytes: Buffer | null): Int32Array<ArrayBuffer> {
  const copy = Buffer.from(bytes ?? Buffer.alloc(0)).swap32();
  const numbers = new Int32Array(copy.length / 4);
  new Uint8Array(numbers.buffer).set(copy);
  return numbers;
}

/** The parts one after the other. */
export function joined(parts: Int32Array[]): Int32Array<ArrayBuffer> {
  const whole = new Int32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** How many rows one query gives at most. */
export const CHUNK = 100_000;

/**
 * All chunks of a table, by id. `read` gives the columns of at most CHUNK rows after `id`, ascending; each column packed.
 */
export async function readPacked<Name extends string>(
  names: readonly Name[],
  read: (after: number) => Promise<Record<Name, Buffer | null>>,
  id: Name,
): Promise<Record<Name, Int32Array<ArrayBuffer>>> {
  const parts = {} as Record<Name, Int32Array[]>;
  for (const name of names) parts[name] = [];
  let after = 0;
  for (;;) {
    const chunk = await read(after);
    const ids = int32s(chunk[id]);
    if (ids.length === 0) break;
    for (const name of names) parts[name].push(name === id ? ids : int32s(chunk[name]));
    if (ids.length < CHUNK) break;
    after = ids[ids.length - 1];
  }
  return Object.fromEntries(names.map((name) => [name, joined(parts[name])])) as Record<Name, Int32Array<ArrayBuffer>>;
}
