import { Secret, TOTP } from "otpauth";

/** The code that a device with `secret` (base32) shows now, or so many half minutes later. */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
