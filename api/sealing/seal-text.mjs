// Sealing texts and rows of them, for this thread and for the one that seals many.
// why JavaScript: a worker thread gets no TypeScript loader on Node 20, and both must seal alike.

import { createCipheriv, createSecretKey, hash } from "node:crypto";

export const SEAL_MARK = "§1.";
export const CIPHER = "aes-256-gcm";
export const NONCE_BYTES = 12;

const TAG_BYTES = 16;
const BLOCK_BYTES = 64;
const HASH_BYTES = 32;
/** The most bytes that a letter of JavaScript takes in UTF-8. */
const LETTER_BYTES = 3;

/**
 * See seal-text.d.mts.
 * why in two pieces of memory that stay: a Buffer for every step costs as much as the cipher. HMAC (RFC 2104) by hand for that too
 */
export function sealWith({ id, cipher, nonce }) {
  const head = `${SEAL_MARK}${id}.`;
  const key = createSecretKey(cipher);
  const outer = Buffer.alloc(BLOCK_BYTES + HASH_BYTES);
  padKey(nonce, 0x5c, outer);
  // the padded key, the context, a zero, the text
  let inner = Buffer.alloc(0);
  // the nonce, the ciphertext, the tag
  let sealed = Buffer.alloc(0);

  const makeRoom = (bytes) => {
    inner = Buffer.alloc(BLOCK_BYTES + 1 + 2 * bytes);
    padKey(nonce, 0x36, inner);
    sealed = Buffer.alloc(NONCE_BYTES + 2 * bytes + TAG_BYTES);
  };

  return (text, context) => {
    const most = LETTER_BYTES * (context.length + text.length);
    if (inner.length < BLOCK_BYTES + 1 + most) makeRoom(most);
    const contextEnd = BLOCK_BYTES + inner.write(context, BLOCK_BYTES);
    inner[contextEnd] = 0;
    const textEnd = contextEnd + 1 + inner.write(text, contextEnd + 1);
    outer.write(hash("sha256", inner.subarray(0, textEnd), "latin1"), BLOCK_BYTES, "latin1");
    sealed.write(hash("sha256", outer, "latin1"), 0, NONCE_BYTES, "latin1");
    const sealing = createCipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES));
    sealing.setAAD(inner.subarray(BLOCK_BYTES, contextEnd));
    const body = sealing.update(inner.subarray(contextEnd + 1, textEnd));
    sealing.final();
    sealed.set(body, NONCE_BYTES);
    sealed.set(sealing.getAuthTag(), NONCE_BYTES + body.length);
    return head + sealed.toString("base64url", 0, NONCE_BYTES + body.length + TAG_BYTES);
  };
}

/** Writes `key`, at most a block, to the beginning of `to`, filled up and masked as HMAC wants it. */
function padKey(key, mask, to) {
  to.fill(mask, 0, BLOCK_BYTES);
  key.forEach((byte, at) => {
    to[at] ^= byte;
  });
}

// ASCII's own separators
const BETWEEN_VALUES = "\u001f";
const BETWEEN_ROWS = "\u001e";

/** See seal-text.d.mts. */
export const writeRows = (rows) => rows.map((row) => row.join(BETWEEN_VALUES)).join(BETWEEN_ROWS);

/** See seal-text.d.mts. */
export const sealRows = (seal, rows, count) =>
  rows
    .split(BETWEEN_ROWS)
    .map((row) => {
      let end = row.lastIndexOf(BETWEEN_VALUES);
      const context = row.slice(end + 1);
      let sealed = "";
      for (let place = 0; place < count; place++) {
        const start = row.lastIndexOf(BETWEEN_VALUES, end - 1);
        const text = row.slice(start + 1, end);
        sealed = BETWEEN_VALUES + (text === "" ? "" : seal(text, context)) + sealed;
        end = start;
      }
      return row.slice(0, end) + sealed;
    })
    .join(BETWEEN_ROWS);
