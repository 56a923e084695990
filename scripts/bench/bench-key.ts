import { randomBytes } from "node:crypto";

/** What a run seals personal fields with. */
const BENCH_KEY = randomBytes(32);

export const BENCH_KEYS: readonly Buffer[] = [BENCH_KEY];

/** The same for programs that the bench starts. */
export const KEY_ENVIRONMENT = { DATA_KEY: BENCH_KEY.toString("base64") };
