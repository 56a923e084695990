/** What tests seal with on a database server; the embedded database makes a key of its own. */
export const TEST_KEY = Buffer.alloc(32, "a key for tests");

/** Keys as the environment gives them to a program. */
export const keyText = (keys: readonly Buffer[]): string => keys.map((key) => key.toString("base64")).join(",");
