import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import { SealBroken, UnknownKey } from "./seal-errors.ts";
import { CIPHER, NONCE_BYTES, type RingKey, SEAL_MARK } from "./seal-text.mjs";

// §1.<id of the key>. in UTF-8, then nonce, ciphertext, tag as they are. Sealed as texts are: equal bytes seal equally.

const TAG_BYTES = 16;
const ID_LETTERS = 8;
const MARK = Buffer.from(SEAL_MARK);
const HEAD_BYTES = MARK.length + ID_LETTERS + 1;

/** `bytes` sealed with `key` for `context`. */
export function sealBytes(key: RingKey, bytes: Uint8Array, context: string): Uint8Array {
  const nonce = createHmac("sha256", key.nonce).update(`${context}\0`).update(bytes).digest().subarray(0, NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.cipher, nonce).setAAD(Buffer.from(context));
  const head = Buffer.from(`${SEAL_MARK}${key.id}.`);
  return Buffer.concat([head, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** What `sealBytes` was given. Throws UnknownKey, or SealBroken for bytes that were altered or belong elsewhere. */
export function openBytes(keys: ReadonlyMap<string, RingKey>, sealed: Uint8Array, context: string): Uint8Array {
  const bytes = Buffer.from(sealed);
  if (bytes.length < HEAD_BYTES + NONCE_BYTES + TAG_BYTES || !bytes.subarray(0, MARK.length).equals(MARK)) {
    throw new SealBroken();
  }
  const id = bytes.toString("latin1", MARK.length, MARK.length + ID_LETTERS);
  const key = keys.get(id);
  if (!key) throw new UnknownKey(id);
  const body = bytes.subarray(HEAD_BYTES);
  const cipher = createDecipheriv(CIPHER, key.cipher, body.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(context))
    .setAuthTag(body.subarray(-TAG_BYTES));
  const opened = cipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    cipher.final();
  } catch {
    throw new SealBroken();
  }
  return opened;
}
