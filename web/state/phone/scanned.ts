// What a code that was scanned or typed on the round stands for, among what the device keeps.

import type { PhonePack } from "../../../domain/phone.ts";

/** A door or a building that is kept; or nothing of it, with what to look for instead. */
export type Scanned =
  | { kind: "household"; id: number }
  | { kind: "building"; id: number }
  /** a resident's code of somewhere else */
  | { kind: "elsewhere" }
  | { kind: "unknown"; text: string };

/** The path of the page that a resident's code leads to: `/r/K7QM3WPHXA` */
const CODE_PATH = /\/r\/([0-9A-Za-z]{4,40})\/?(?:[?#].*)?$/;

/** As it was made, however it is typed: small letters, spaces and signs between do not matter. */
const asCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");

/** What `text` stands for: a resident's code at a stair, a household's or a building's own code. */
export function scannedOf(
  text: string,
  { codes, households, buildings }: Pick<PhonePack, "codes" | "households" | "buildings">,
): Scanned {
  const given = text.trim();
  const address = CODE_PATH.exec(given)?.[1];
  const code = asCode(address ?? given);
  const own = codes.find(({ token }) => token === code);
  if (own) return { kind: "building", id: own.building };
  if (address !== undefined) return { kind: "elsewhere" };
  const isIt = (thing: { code: string }) => asCode(thing.code) === code;
  const household = code === "" ? undefined : households.find(isIt);
  if (household) return { kind: "household", id: household.id };
  const building = code === "" ? undefined : buildings.find(isIt);
  return building ? { kind: "building", id: building.id } : { kind: "unknown", text: given };
}
