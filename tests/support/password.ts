import { hashSync } from "@node-rs/argon2";

/** The password of everyone who is put into a database of tests. */
export const PASSWORD = "lotus-anvil-73-harbour";

/** A hash of it that is checked as any other. why the weakest there is: one of the program's takes tens of milliseconds, each time */
export const PASSWORD_HASH = hashSync(PASSWORD, { algorithm: 2, memoryCost: 8, timeCost: 1, parallelism: 1 });
