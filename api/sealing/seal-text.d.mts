/** One key of the ring: its id, and a key of its own for each use. */
export type RingKey = { id: string; cipher: Uint8Array; nonce: Uint8Array };

/** What sealed text begins with: the first form there is. */
export const SEAL_MARK: "§1.";
export const CIPHER: "aes-256-gcm";
export const NONCE_BYTES: 12;

/** Seals a text for a context. */
export type Seal = (text: string, context: string) => string;

/** Seals with `key`: §1.<id of the key>.<nonce, ciphertext, tag in base64url>. The nonce is an HMAC of context and text, cut to its length. */
export function sealWith(key: RingKey): Seal;

/** Rows as one text, values parted by U+001F and rows by U+001E, which no value may hold; null is written as nothing. */
export function writeRows(rows: readonly (string | null)[][]): string;

/** Rows written so, of at least one value, then `count` texts, then what these are for: the same with the texts sealed, and without that. */
export function sealRows(seal: Seal, rows: string, count: number): string;
