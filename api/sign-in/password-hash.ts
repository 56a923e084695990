import { hash, verify } from "@node-rs/argon2";
import { HttpError } from "../http/errors.ts";

// OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. RFC 9106. The library hashes in threads of
// its own; algorithm 2 is Argon2id (its enum cannot be imported where modules are compiled one by one).
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const AT_ONCE = 2;
const WAITING = 100;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs `work` when fewer than two others run, so that a flood of sign-ins takes neither all memory nor all threads. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING) {
      throw new HttpError(503, "busy", "登录的人太多，请稍后再试。 Too many are signing in; try again.");
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    // why not counted down first: the place goes to the next in line, not to whoever comes just now
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** Argon2id of `password` with a salt of its own, in PHC string form. Takes tens of milliseconds in another thread. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, OPTIONS));

let nobodys: Promise<string> | undefined;

/**
 * Whether `password` is the one `hashed` was made from. Null, or what is no Argon2 hash, is nobody's password: false, after
 * as much work as any other, so that the time tells nothing.
 */
export async function isPassword(hashed: string | null, password: string): Promise<boolean> {
  const isReal = hashed?.startsWith("$argon2id$") ?? false;
  nobodys ??= hashPassword(crypto.randomUUID());
  const against = isReal ? hashed! : await nobodys;
  const isSame = await inTurn(() => verify(against, password));
  return isReal && isSame;
}
