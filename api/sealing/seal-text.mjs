// Sealing one text, for this thread and for the one that seals many.
// why JavaScript: a worker thread gets no TypeScript loader on Node 20, and both must seal alike.

import { createCipheriv, createHmac } from "node:crypto";

export const SEAL_MARK = "§1.";
export const CIPHER = "aes-256-gcm";
export const NONCE_BYTES = 12;

/** See seal-text.d.mts. */
export function sealText(key, text, context) {
  const nonce = createHmac("sha256", key.nonce).update(`${context}\0${text}`).digest().subarray(0, NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.cipher, nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${SEAL_MARK}${key.id}.${sealed.toString("base64url")}`;
}

/** See seal-text.d.mts. */
export const sealTexts = (key, texts, contexts) =>
  texts.map((text, index) => (text === null ? null : sealText(key, text, contexts[index])));
