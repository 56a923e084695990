import { type Parsed, parseAddress } from "../address.ts";
import { metresBetween } from "../bearing.ts";
import type { Position } from "../position.ts";
import { type Called, type Gazetteer, patternsOf, plainText } from "./gazetteer.ts";

/** From this score on a place is taken without asking anybody. */
export const SURE = 0.8;

/** How many places are proposed where none is sure. */
const MOST_PROPOSED = 5;

/** Places of one score further apart than this are different places. */
const SAME_PLACE_M = 60;

/**
 * Why a place has its score: what of the address it answers (`building`, `compound`, `street`), and what was in the way: no
 * such number there (`no-number`), a name that is spelled another way (`spelling`), several places alike (`several`).
 */
export type MatchReason = "building" | "compound" | "street" | "no-number" | "spelling" | "several";

/** A place that an address may mean. */
export type Match = {
  /** index into the gazetteer's places; for a compound or a street its most central one */
  place: number;
  position: Position;
  /** 0–1 */
  score: number;
  why: MatchReason[];
  /** stair and door that the address names, if any */
  unit: string | null;
  door: string | null;
};

/** A name of the gazetteer that stands in a text, and what follows it there. */
type Mention = { name: string; from: number; to: number; isSpelledSo: boolean };

/**
 * Places that the free text of an address may mean, the likeliest first; none where no name in it is known. A building named
 * with its number scores 0.95, through its compound's house number 0.85, a compound or a street alone 0.6 and 0.4, with a
 * number that nothing there bears 0.5 and 0.35; a name that differs in one character takes a fifth off; several places alike
 * and apart share their score. Areas named in the text decide between them.
 */
export function matchAddress(text: string, gazetteer: Gazetteer): Match[] {
  const plain = plainText(text);
  const mentions = mentionsIn(plain, gazetteer);
  const found = mentions.flatMap((mention) => {
    const next = mentions.find(({ from }) => from >= mention.to);
    const numbers = parseAddress(plain.slice(mention.to, next?.from));
    return placesOf(mention, numbers, gazetteer);
  });
  const byPlace = new Map<number, Match>();
  for (const match of found) {
    const named = gazetteer.places[match.place].areas.filter((area) => plain.includes(plainText(area))).length;
    const score = Math.min(1, match.score + 0.01 * Math.min(named, 4));
    const known = byPlace.get(match.place);
    // two names that lead to one building speak for it
    if (!known) byPlace.set(match.place, { ...match, score });
    else byPlace.set(match.place, { ...better(known, { ...match, score }), score: agreed(known.score, score) });
  }
  return sorted(shared(sorted([...byPlace.values()]))).slice(0, MOST_PROPOSED);
}

/** The likeliest first. */
const sorted = (matches: readonly Match[]): Match[] =>
  matches.toSorted((a, b) => b.score - a.score || a.place - b.place);

const better = (one: Match, other: Match): Match => (other.score > one.score ? other : one);
const agreed = (one: number, other: number): number => Math.min(1, Math.max(one, other) + 0.03);

/** The best match where it is sure; null where somebody should look. */
export const sureMatch = (matches: readonly Match[]): Match | null =>
  matches.length > 0 && matches[0].score >= SURE ? matches[0] : null;

/** Known names in `plain`, the longest at each place, none within another; where there is none, names of one other character. */
function mentionsIn(plain: string, gazetteer: Gazetteer): Mention[] {
  const exact = scan(plain, gazetteer.longest, (part) => (gazetteer.byName.has(part) ? part : null));
  if (exact.length > 0) return exact;
  return scan(plain, gazetteer.longest, alikeIn(gazetteer));
}

function scan(plain: string, longest: number, nameOf: (part: string) => string | null): Mention[] {
  const mentions: Mention[] = [];
  for (let from = 0; from < plain.length; ) {
    let mention: Mention | null = null;
    for (let length = Math.min(longest, plain.length - from); length >= 2 && !mention; length--) {
      const part = plain.slice(from, from + length);
      const name = nameOf(part);
      if (name !== null) mention = { name, from, to: from + length, isSpelledSo: name === part };
    }
    if (mention) mentions.push(mention);
    from = mention?.to ?? from + 1;
  }
  return mentions;
}

/** The name that differs from a text in one character: 云水里 for 运水里. Null for none, or several. */
const alikeIn =
  ({ byPattern }: Gazetteer) =>
  (part: string): string | null => {
    const names = new Set(patternsOf(part).flatMap((pattern) => byPattern.get(pattern) ?? []));
    return names.size === 1 ? [...names][0] : null;
  };

/** What a mention with the numbers behind it may mean. */
function placesOf(mention: Mention, numbers: Parsed, gazetteer: Gazetteer): Match[] {
  const called = gazetteer.byName.get(mention.name)!;
  const factor = mention.isSpelledSo ? 1 : 0.8;
  const spelling: MatchReason[] = mention.isSpelledSo ? [] : ["spelling"];
  const inside = { unit: numbers.unit ?? null, door: numbers.door ?? null };
  const exact = called.flatMap((one) => {
    const score = scoreOf(one, numbers);
    return score === 0 ? [] : [matchOf(one, score * factor, ["building", ...spelling])];
  });
  if (exact.length > 0) return exact;
  const house = numbers.house ?? numbers.yard;
  const yard = numbers.building === undefined && house !== undefined ? called.filter((one) => one.house === house) : [];
  if (yard.length > 0) return [matchOf(middleOf(yard, gazetteer), 0.6 * factor, ["compound", ...spelling])];
  const isCompound = called.some((one) => one.isCompound);
  const isNumbered = (numbers.house ?? numbers.yard ?? numbers.building) !== undefined;
  const score = isCompound ? (isNumbered ? 0.5 : 0.6) : isNumbered ? 0.35 : 0.4;
  const why: MatchReason[] = [isCompound ? "compound" : "street", ...(isNumbered ? ["no-number" as const] : [])];
  return [matchOf(middleOf(called, gazetteer), score * factor, [...why, ...spelling])];

  function matchOf({ place }: Called, score: number, why: MatchReason[]): Match {
    return { place, position: gazetteer.places[place].position, score, why, ...inside };
  }
}

/**
 * How well numbers name a place: 0.97 a door at the street, 0.95 a building, 0.85 where 号 stands for 号楼, 0.7 with one number
 * more than the place has; 0 where they do not.
 */
function scoreOf({ isCompound, house, number, door }: Called, given: Parsed): number {
  const givenHouse = given.house ?? given.yard;
  if (door !== undefined && given.door !== door) return 0;
  if (isCompound) {
    if (number === undefined) return givenHouse === undefined && given.building === undefined ? 0.95 : 0;
    if (given.building !== undefined) return given.building === number ? 0.95 : 0;
    return givenHouse === number ? 0.85 : 0;
  }
  if (house === undefined || givenHouse !== house) return 0;
  if (door !== undefined) return given.building === number ? 0.97 : 0;
  if (number === undefined) return given.building === undefined || given.building === house ? 0.95 : 0.7;
  return given.building === number ? 0.95 : 0;
}

/** Of several buildings of one name the one nearest to the middle of all. */
function middleOf(called: readonly Called[], { places }: Gazetteer): Called {
  const positions = called.map(({ place }) => places[place].position);
  const mean = [0, 1].map((axis) => positions.reduce((sum, at) => sum + at[axis], 0) / positions.length);
  const distance = ({ place }: Called) => metresBetween(places[place].position, [mean[0], mean[1]]);
  return called.reduce((nearest, one) => (distance(one) < distance(nearest) ? one : nearest));
}

/** Places that score alike and lie apart share their score, so that none of them is sure. */
function shared(matches: readonly Match[]): Match[] {
  const [best] = matches;
  if (!best) return [];
  const rivals = matches.filter(
    ({ score, position }) => score === best.score && metresBetween(position, best.position) > SAME_PLACE_M,
  );
  if (rivals.length === 0) return [...matches];
  const factor = 1 / Math.sqrt(rivals.length + 1);
  return matches.map((match) =>
    match.score === best.score ? { ...match, score: match.score * factor, why: [...match.why, "several"] } : match,
  );
}
