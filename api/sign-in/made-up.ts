import { randomInt } from "node:crypto";
import { classesOf } from "./password-rules.ts";

/** Without the characters that are taken for one another when read aloud or copied by hand. */
const CHARACTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A password of 15 random characters in three groups, 87 bits, that suits both profiles: `k7QmX-3wpHt-Rd4vZ`. */
export function madeUpPassword(): string {
  for (;;) {
    const groups = Array.from({ length: 3 }, () =>
      Array.from({ length: 5 }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join(""),
    );
    const password = groups.join("-");
    if (classesOf(password) === 4) return password;
  }
}
