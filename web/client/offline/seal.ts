import type { Sealed } from "./place.ts";

const NONCE_BYTES = 12;

/** A key that seals and opens, and that no script can read out of the browser. */
export const newSealingKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

/** The same from `secret`, 32 bytes in base64. */
export const sealingKeyOf = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", bytesOf(secret), "AES-GCM", false, ["encrypt", "decrypt"]);

/** A key that makes hashes which nobody without it can try out. */
export const newNamingKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]);

/** `bytes` sealed with `key` for `context`: it opens for no other. */
export async function seal(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>, context: string): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  return { nonce, bytes: await crypto.subtle.encrypt(parameters(nonce, context), key, bytes) };
}

/** What `seal` was given; null when the key, the context or the bytes are others. */
export async function unseal(
  key: CryptoKey,
  { nonce, bytes }: Sealed,
  context: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters(nonce, context), key, bytes));
  } catch (error) {
    if (error instanceof DOMException && error.name === "OperationError") return null;
    throw error;
  }
}

/** A name that says nothing of `text` to who does not hold `key`. */
export async function nameOf(key: CryptoKey, text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(text)));
  return [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const parameters = (nonce: Uint8Array<ArrayBuffer>, context: string): AesGcmParams => ({
  name: "AES-GCM",
  iv: nonce,
  additionalData: new TextEncoder().encode(context),
});

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** `head` as JSON and `body` behind it, as one piece. */
export function joined(head: unknown, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const whole = new Uint8Array(4 + text.length + body.length);
  new DataView(whole.buffer).setUint32(0, text.length);
  whole.set(text, 4);
  whole.set(body, 4 + text.length);
  return whole;
}

/** What `joined` was given. */
export function parted<Head>(whole: Uint8Array<ArrayBuffer>): { head: Head; body: Uint8Array<ArrayBuffer> } {
  const length = new DataView(whole.buffer, whole.byteOffset).getUint32(0);
  const head = JSON.parse(new TextDecoder().decode(whole.subarray(4, 4 + length))) as Head;
  return { head, body: whole.slice(4 + length) };
}
