// Sealing one text, for this thread and for the one that seals many.
// why JavaScript: a worker thread gets no TypeScript loader on Node 20, and both must seal alike.

import { createCipheriv, hash } from "node:crypto";

export const SEAL_MARK = "§1.";
export const CIPHER = "aes-256-gcm";
export const NONCE_BYTES = 12;

/** See seal-text.d.mts. */
export function sealText(key, text, context) {
  const nonce = authentication(key.nonce, `${context}\0${text}`).subarray(0, NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.cipher, nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${SEAL_MARK}${key.id}.${sealed.toString("base64url")}`;
}

const BLOCK_BYTES = 64;

/**
 * HMAC-SHA-256 (RFC 2104) of `text` under a key of at most a block.
 * why by hand: an object of `createHmac` costs more than the two hashes it makes
 */
function authentication(key, text) {
  const inner = Buffer.allocUnsafe(BLOCK_BYTES + Buffer.byteLength(text));
  const outer = Buffer.allocUnsafe(BLOCK_BYTES + 32);
  inner.fill(0x36, 0, BLOCK_BYTES);
  outer.fill(0x5c, 0, BLOCK_BYTES);
  for (let i = 0; i < key.length; i++) {
    inner[i] ^= key[i];
    outer[i] ^= key[i];
  }
  inner.write(text, BLOCK_BYTES);
  outer.set(hash("sha256", inner, "buffer"), BLOCK_BYTES);
  return hash("sha256", outer, "buffer");
}

/** See seal-text.d.mts. */
export const sealTexts = (key, texts, contexts) =>
  texts.map((text, index) => (text === null ? null : sealText(key, text, contexts[index])));
