import { createDecipheriv, createHash, hkdfSync } from "node:crypto";
import { openBytes, sealBytes } from "./seal-bytes.ts";
import { SealBroken, UnknownKey } from "./seal-errors.ts";
import { CIPHER, NONCE_BYTES, type RingKey, SEAL_MARK, sealWith } from "./seal-text.mjs";
import { SealingThread } from "./sealing-thread.ts";

/** Turns personal text into text that only the holder of the key reads, and back. */
export type Sealer = {
  /** id of the key that seals */
  keyId: string;
  /** ids of all keys that open, the sealing one first */
  keyIds: readonly string[];
  /**
   * Seals `text` for `context` (what it belongs to, such as a household's code). Equal text in one context seals equally
   * under one key, so sealed texts can be compared. Half surrogates, which no database holds, become U+FFFD.
   */
  seal(text: string, context: string): string;
  /**
   * The text that `seal` was given. Text that is not sealed is given back as it is. Throws UnknownKey when it was sealed
   * with a key that is not here, SealBroken when it was altered or belongs to another context.
   */
  open(sealed: string, context: string): string;
  /** The same for bytes, such as photos. */
  sealBytes(bytes: Uint8Array, context: string): Uint8Array;
  /** The bytes that `sealBytes` was given; throws as `open` does, and for bytes that are not sealed. */
  openBytes(sealed: Uint8Array, context: string): Uint8Array;
  /** A thread that seals as `seal` does, for very many rows. Whoever asks for it ends it. */
  thread(): SealingThread;
};

export const KEY_BYTES = 32;
const TAG_BYTES = 16;

/** §1.<id of the key>.<nonce, ciphertext, tag in base64url> */
const FORM = /^§1\.([0-9a-f]{8})\.([\w-]+)$/;

/** A sealer that seals with the first of `keys` and opens with any; each has KEY_BYTES bytes. */
export function newSealer(keys: readonly Uint8Array[]): Sealer {
  const ring = keys.map(ringKey);
  const byId = new Map(ring.map((key) => [key.id, key]));
  const [newest] = ring;
  return {
    keyId: newest.id,
    keyIds: [...byId.keys()],
    seal: sealWith(newest),
    thread: () => new SealingThread(newest),
    open: (sealed, context) => {
      if (!sealed.startsWith(SEAL_MARK)) return sealed;
      const [, id, body] = FORM.exec(sealed) ?? [];
      if (id === undefined) throw new SealBroken();
      const key = byId.get(id);
      if (!key) throw new UnknownKey(id);
      return openWith(key, body, context);
    },
    sealBytes: (bytes, context) => sealBytes(newest, bytes, context),
    openBytes: (sealed, context) => openBytes(byId, sealed, context),
  };
}

/** One key for each use, so that none is used for two. */
function ringKey(key: Uint8Array): RingKey {
  if (key.length !== KEY_BYTES) throw new Error(`a key has ${KEY_BYTES} bytes, not ${key.length}`);
  const derive = (use: string) => Buffer.from(hkdfSync("sha256", key, "", `minqingtu ${use}`, KEY_BYTES));
  const id = createHash("sha256").update("minqingtu key id").update(key).digest("hex").slice(0, 8);
  return { id, cipher: derive("cipher"), nonce: derive("nonce") };
}

function openWith(key: RingKey, body: string, context: string): string {
  const bytes = Buffer.from(body, "base64url");
  // why: base64 has spare bits at its end, and text that differs in them alone was altered too
  if (bytes.length < NONCE_BYTES + TAG_BYTES || bytes.toString("base64url") !== body) throw new SealBroken();
  const cipher = createDecipheriv(CIPHER, key.cipher, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = cipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    cipher.final();
  } catch {
    throw new SealBroken();
  }
  return text.toString("utf8");
}
