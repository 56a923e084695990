/** One key of the ring: its id, and a key of its own for each use. */
export type RingKey = { id: string; cipher: Uint8Array; nonce: Uint8Array };

/** What sealed text begins with: the first form there is. */
export const SEAL_MARK: "§1.";
export const CIPHER: "aes-256-gcm";
export const NONCE_BYTES: 12;

/** §1.<id of the key>.<nonce, ciphertext, tag in base64url>. The nonce is an HMAC of context and text, cut to its length. */
export function sealText(key: RingKey, text: string, context: string): string;

/** `texts`, each sealed for the context beside it; null stays null. */
export function sealTexts(
  key: RingKey,
  texts: readonly (string | null)[],
  contexts: readonly string[],
): (string | null)[];
