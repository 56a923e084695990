/** Text sealed with a key that is not at hand; the message names the key. */
export class UnknownKey extends Error {
  constructor(readonly keyId: string) {
    super(`没有编号为 ${keyId} 的密钥，打不开加密的资料。 The key ${keyId} that sealed this text is missing.`);
  }
}

/** Sealed text that is not what it was, or stands where it does not belong. */
export class SealBroken extends Error {
  constructor() {
    super("加密的资料被改动过，或不属于这一户。 Sealed text was altered, or belongs elsewhere.");
  }
}
