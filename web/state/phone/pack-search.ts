// Search over what the device keeps, by the same reading of addresses as the server's. It knows surnames and the tails of
// phones as the mask shows them; whole names and pinyin are the server's business, when there is one to ask.

import { type Parsed, type Piece, parseAddress } from "../../../domain/address.ts";
import type { PhonePack } from "../../../domain/phone.ts";
import { readQuery, type Word } from "../../../domain/search-query.ts";
import { normal } from "../../../domain/writing.ts";
import type { PackHousehold } from "./due.ts";

type PackBuilding = PhonePack["buildings"][number];

type Row = {
  kind: "household" | "building";
  id: number;
  parsed: Parsed;
  /** the names of its areas and its own, where an address does not say them */
  names: string;
  code: string;
  surname: string;
  phoneTail: string;
  address: string;
};

export type PackIndex = readonly Row[];
export type PackFound = { kind: "household" | "building"; id: number; score: number };

/** Everything of `pack` that can be searched for. A few microseconds a household: make it once for a pack. */
export function indexPack(pack: PhonePack): PackIndex {
  const areaNames = pack.areas.map(({ name }) => normal(name)).join(" ");
  const buildingNames = new Map(pack.buildings.map(({ id, name }) => [id, normal(name ?? "")]));
  const doors = new Map<number, number>();
  for (const { building } of pack.households) if (building) doors.set(building, (doors.get(building) ?? 0) + 1);
  // why: a house of one household is found as that household
  const shared = pack.buildings.filter(({ id }) => doors.get(id) !== 1);
  return [
    ...shared.map((building) => buildingRow(building, areaNames)),
    ...pack.households.map((household) => {
      const named = household.building === null ? "" : (buildingNames.get(household.building) ?? "");
      return householdRow(household, `${areaNames} ${named}`);
    }),
  ];
}

const householdRow = (household: PackHousehold, names: string): Row => ({
  kind: "household",
  id: household.id,
  parsed: parseAddress(household.address, {
    unit: household.unit,
    floor: household.floor === null ? null : String(household.floor),
    door: household.door,
  }),
  names,
  code: household.code.toLowerCase(),
  surname: normal(household.head ?? "").replace(/\*.*$/u, ""),
  phoneTail: /\d{4}$/.exec(household.phone ?? "")?.[0] ?? "",
  address: household.address,
});

const buildingRow = (building: PackBuilding, areaNames: string): Row => ({
  kind: "building",
  id: building.id,
  parsed: parseAddress(building.address ?? ""),
  names: `${areaNames} ${normal(building.name ?? "")}`,
  code: building.code.toLowerCase(),
  surname: "",
  phoneTail: "",
  address: building.address ?? building.name ?? building.code,
});

const SCORE = { code: 100, codeBegins: 60, sure: 80, other: 52, begun: 45, text: 50, name: 40, tail: 65, area: 30 };

/** Households and buildings of `index` that answer every word of `typed`, the best first. */
export function searchPack(index: PackIndex, typed: string, limit: number): PackFound[] {
  const query = readQuery(typed);
  if (query.words.length === 0) return [];
  const found: (PackFound & { row: Row })[] = [];
  for (const row of index) {
    const score = scoreOf(row, query.code, query.words);
    if (score > 0) found.push({ kind: row.kind, id: row.id, score, row });
  }
  return found
    .sort((a, b) => b.score - a.score || inOrder.compare(a.row.address, b.row.address) || a.id - b.id)
    .slice(0, limit)
    .map(({ kind, id, score }) => ({ kind, id, score }));
}

const inOrder = new Intl.Collator("zh-CN", { numeric: true });

function scoreOf(row: Row, code: string, words: readonly Word[]): number {
  if (row.code !== "" && row.code === code) return SCORE.code;
  if (code.length >= 4 && row.code.startsWith(code)) return SCORE.codeBegins;
  let sum = 0;
  for (const word of words) {
    const score = Math.max(nameScore(row, word), piecesScore(row, word.pieces));
    if (score === 0) return 0;
    sum += score;
  }
  const mean = sum / words.length;
  // why: what is called just so lies above what has more in its address than was asked for
  return mean + (row.kind === "building" && !asksForDoor(words) ? 5 : 0);
}

function nameScore(row: Row, { names, tail }: Word): number {
  if (tail !== null && tail.length === 4 && tail === row.phoneTail) return SCORE.tail;
  const begins = row.surname !== "" && names.some((name) => name.startsWith(row.surname) && name.length <= 6);
  return begins ? SCORE.name : 0;
}

/** The weakest of the pieces counts; 0 when one of them is not answered. */
function piecesScore(row: Row, pieces: readonly Piece[]): number {
  let least = pieces.length === 0 ? 0 : Number.POSITIVE_INFINITY;
  let sum = 0;
  for (const piece of pieces) {
    const score = "text" in piece ? textScore(row, piece.text) : numberScore(row, piece);
    least = Math.min(least, score);
    sum += score;
  }
  return least === 0 ? 0 : sum / pieces.length;
}

const textScore = (row: Row, text: string): number =>
  row.parsed.text.includes(text) ? SCORE.text : row.names.includes(text) ? SCORE.area : 0;

function numberScore({ parsed }: Row, { number, slots, open }: Extract<Piece, { number: string }>): number {
  let best = 0;
  slots.forEach((slot, at) => {
    const value = parsed[slot];
    if (value === number) best = Math.max(best, at === 0 ? SCORE.sure : SCORE.other);
    else if (open && value?.startsWith(number)) best = Math.max(best, SCORE.begun);
  });
  return best;
}

const asksForDoor = (words: readonly Word[]): boolean =>
  words.some(({ pieces }) =>
    pieces.some((piece) => "number" in piece && (piece.slots[0] === "unit" || piece.slots[0] === "door")),
  );
