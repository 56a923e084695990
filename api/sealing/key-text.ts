import { KEY_BYTES } from "./sealer.ts";

/** The key that `text` writes in base64; null when it is not KEY_BYTES bytes in base64. */
export function keyOfText(text: string): Buffer | null {
  if (!/^[\w+/-]+=?$/.test(text)) return null;
  const key = Buffer.from(text, "base64");
  return key.length === KEY_BYTES ? key : null;
}
