import { randomInt } from "node:crypto";

/** Without what is taken for one another when read from paper or a screen: 32 characters, 5 bits each. */
const CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** So many random characters that people can read and type. */
export const randomCode = (length: number): string =>
  Array.from({ length }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join("");

/** What people type of such a code, as it was made: small letters, spaces and signs between do not matter. */
export const asCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
