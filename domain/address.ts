import { normal, withDigits } from "./writing.ts";

// An address is a text with numbers in slots, so that order and manner of writing do not matter:
//
//   柳园路1号院3号楼2单元501 = 柳园路1号院 3-2-501   →   text 柳园路 · yard 1 · building 3 · unit 2 · door 501

export const SLOTS = ["house", "yard", "building", "unit", "floor", "door"] as const;
export type Slot = (typeof SLOTS)[number];

/** A word of an address: a text, or a number with the slots that it may mean, the likeliest first. */
export type Piece = { text: string } | { number: string; slots: readonly Slot[]; open: boolean };

const KINDS: [pattern: string, slots: readonly Slot[]][] = [
  ["号楼|号栋|号幢|号座|#楼?|栋楼?|幢楼?|座", ["building"]],
  ["楼", ["building", "floor"]],
  ["单元?|号门|门(?![牌口面前])|梯", ["unit"]],
  ["号?[室户房]", ["door"]],
  ["层", ["floor"]],
  ["号?院(?!落)", ["yard", "house"]],
  ["号", ["house", "yard", "building", "door"]],
];
const KIND = KINDS.map(([pattern]) => `(${pattern})`).join("|");

const LISTED = /(?<![0-9a-z])([0-9]+[a-z]?)((?:[-/—–_、][0-9]+[a-z]?)+)(?![0-9a-z]|号院|号楼|单元)/u;
const COUNTED = new RegExp(`(?<![a-z0-9])([0-9]+[a-z]?|[a-z])(?:${KIND})`, "u");
const BARE = /(?<![a-z0-9])([0-9]+[a-z]?)(?![a-z0-9])/u;

const ANY: readonly Slot[] = ["door", "building", "house", "yard", "unit", "floor"];

/** What the parts of a list mean by how many they are: 3-2-501 is building, unit, door. */
const LISTS: Record<number, readonly (readonly Slot[])[]> = {
  2: [
    ["building", "unit", "house", "yard"],
    ["door", "unit", "building"],
  ],
  3: [["building"], ["unit"], ["door"]],
  4: [["house", "yard"], ["building"], ["unit"], ["door"]],
};

/** The texts and numbers of `written`, an address or a part of one, in their order. */
export function piecesOf(written: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = withDigits(normal(written));
  while (rest !== "") {
    const next = firstNumber(rest, pieces);
    if (!next) {
      pushText(pieces, rest);
      break;
    }
    pushText(pieces, rest.slice(0, next.at));
    pieces.push(...next.pieces);
    rest = rest.slice(next.at + next.length);
  }
  return pieces;
}

type Next = { at: number; length: number; pieces: Piece[] };

function firstNumber(rest: string, before: readonly Piece[]): Next | null {
  const found = [listed(rest), counted(rest), bare(rest, before)].filter((next) => next !== null);
  return found.sort((a, b) => a.at - b.at)[0] ?? null;
}

function listed(rest: string): Next | null {
  const match = LISTED.exec(rest);
  if (!match) return null;
  const numbers = [match[1], ...match[2].split(/[-/—–_、]/).slice(1)];
  const slots = LISTS[numbers.length];
  if (!slots) return null;
  const pieces = numbers.map((number, index) => ({
    number: plain(number),
    slots: slots[index],
    open: index === numbers.length - 1,
  }));
  return { at: match.index, length: match[0].length, pieces };
}

function counted(rest: string): Next | null {
  const match = COUNTED.exec(rest);
  if (!match) return null;
  const kind = match.slice(2).findIndex((group) => group !== undefined);
  const piece = { number: plain(match[1]), slots: KINDS[kind][1], open: false };
  return { at: match.index, length: match[0].length, pieces: [piece] };
}

/** A number that says nothing of its kind. Within words it is a part of them: 105国道. */
function bare(rest: string, before: readonly Piece[]): Next | null {
  const match = BARE.exec(rest);
  if (!match) return null;
  const after = rest[match.index + match[0].length];
  const followsNumber = match.index === 0 && before.length > 0 && "number" in before[before.length - 1];
  if (after !== undefined && /\p{L}/u.test(after) && !followsNumber) return null;
  return { at: match.index, length: match[0].length, pieces: [{ number: plain(match[1]), slots: ANY, open: true }] };
}

const plain = (number: string): string => number.replace(/^0+(?=\d)/, "");

function pushText(pieces: Piece[], text: string) {
  const kept = text.replace(/[^\p{L}\p{N}]+/gu, "");
  if (kept !== "") pieces.push({ text: kept });
}

/** An address with its numbers in their slots. */
export type Parsed = { text: string } & Partial<Record<Slot, string>>;

/** The address as a row of the index. Fields of its own fill slots that the address leaves open. */
export function parseAddress(address: string, own: Partial<Record<Slot, string | null>> = {}): Parsed {
  const parsed: Parsed = { text: "" };
  for (const piece of piecesOf(address)) {
    if ("text" in piece) parsed.text += piece.text;
    else {
      const slot = slotFor(piece.slots, parsed);
      if (slot) parsed[slot] = piece.number;
      else parsed.text += piece.number;
    }
  }
  for (const slot of SLOTS) {
    const value = own[slot];
    if (value && parsed[slot] === undefined) parsed[slot] = lastNumber(value);
  }
  return parsed;
}

function slotFor(slots: readonly Slot[], parsed: Parsed): Slot | undefined {
  if (slots !== ANY) return slots.find((slot) => parsed[slot] === undefined);
  // why: after a building or a stair comes a door, after a street the number of a house
  const inside = parsed.building !== undefined || parsed.unit !== undefined || parsed.floor !== undefined;
  return (inside ? (["door"] as const) : (["house", "door"] as const)).find((slot) => parsed[slot] === undefined);
}

/** 2单元 → 2, 3-2-501 → 501, A → a */
function lastNumber(value: string): string {
  const text = withDigits(normal(value));
  return plain(/([0-9]+[a-z]?)(?:\D*)$/u.exec(text)?.[1] ?? text);
}

/** The town or street office that an address begins with, as long as something is left that says where. */
const OFFICE = /^[\p{L}]{1,6}?(?:街道|镇|乡)(?![路街巷弄大道])(?=.{2})/u;

/** An address as those say it who work in that town: 白杨镇白庄村1幢 → 白庄村1幢 */
export const withoutOffice = (address: string): string => address.replace(OFFICE, "");

/** Where a long text of a query may be parted: 青石街道三官巷社区 → 青石街道, 三官巷, 社区 */
const PARTS =
  /.+?(?:街道|社区|小区|家属院|胡同|大街|[县镇乡村路街巷弄苑园院]|市(?!场)|庄(?!村))(?!道|社区|小区|委)|.+/gu;

export const partsOf = (text: string): string[] => text.match(PARTS) ?? [];
