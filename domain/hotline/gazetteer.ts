import { parseAddress, partsOf, withoutOffice } from "../address.ts";
import type { Position } from "../position.ts";
import { normal, withDigits } from "../writing.ts";

/** A building, or a door at the street, as an address may name it: by its name, its street and number, its compound. */
export type NamedPlace = {
  name: string | null;
  address: string | null;
  compound: string | null;
  /** a door of its own at the street, not a building */
  isDoor: boolean;
  position: Position;
  /** names of the areas it lies in: what tells two streets of one name apart */
  areas: readonly string[];
};

/** One way to call a place: a name of several (a road, a compound, a village) and its numbers there. */
export type Called = { place: number; isCompound: boolean; house?: string; number?: string; door?: string };

/** Which places go by which names: what free text is matched against. */
export type Gazetteer = {
  places: readonly NamedPlace[];
  /** by name, spelled as `plainText` spells */
  byName: ReadonlyMap<string, readonly Called[]>;
  /** names by what they are with one character left open; null where several are */
  byPattern: ReadonlyMap<string, string | null>;
  /** characters of the longest name */
  longest: number;
};

/** Endings that people leave out or add: 云水里小区 is 云水里. */
const ENDING = /(?<=.{2})(?:小区|社区|家属院|住宅区|公寓楼|花园小区)$/u;

/** Spelled as names are compared: narrow, small, numerals as digits where they count, nothing between the words. */
export const plainText = (text: string): string => withDigits(normal(text)).replace(/[\s,，。、;；()（）·.]+/g, "");

/** Names without their usual endings; the name itself where nothing else is left. */
const shortName = (name: string): string => name.replace(ENDING, "");

/** What `places` are called. One without name, address and compound is found by nobody. */
export function gazetteerOf(places: readonly NamedPlace[]): Gazetteer {
  const byName = new Map<string, Called[]>();
  const add = (name: string, called: Called) => {
    if (name.length < 2) return;
    const known = byName.get(name);
    if (!known) byName.set(name, [called]);
    else if (!known.some((other) => isSame(other, called))) known.push(called);
  };
  for (const [place, { name, address, compound, isDoor }] of places.entries()) {
    const own = name ? parseAddress(name) : null;
    const at = address ? parseAddress(withoutOffice(address)) : null;
    const number = own?.building ?? at?.building;
    if (at) {
      for (const street of endsOf(plainText(at.text))) {
        add(street, {
          ...{ place, isCompound: false, house: at.house ?? at.yard, number: at.building },
          ...(isDoor && at.door !== undefined ? { door: at.door } : {}),
        });
      }
    }
    for (const text of [own?.text, compound]) {
      if (text) add(shortName(plainText(text)), { place, isCompound: true, number });
    }
  }
  const longest = [...byName.keys()].reduce((most, name) => Math.max(most, name.length), 0);
  return { places, byName, byPattern: patternsIn(byName.keys()), longest };
}

/** `name` with each of its characters left open in turn; none for a name of two, which would be like too many. */
export const patternsOf = (name: string): string[] =>
  name.length < 3 ? [] : Array.from(name, (_, index) => `${name.slice(0, index)}\0${name.slice(index + 1)}`);

function patternsIn(names: Iterable<string>): Map<string, string | null> {
  const byPattern = new Map<string, string | null>();
  for (const name of names) {
    for (const pattern of patternsOf(name)) byPattern.set(pattern, byPattern.has(pattern) ? null : name);
  }
  return byPattern;
}

const isSame = (one: Called, other: Called): boolean =>
  one.place === other.place && one.house === other.house && one.number === other.number;

/** 白庄村柿树胡同 may be written whole, or by its last part alone. */
function endsOf(text: string): string[] {
  const parts = partsOf(text);
  return parts.map((_, index) => shortName(parts.slice(index).join("")));
}
