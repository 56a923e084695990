import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decodeHouseholds,
  decodeIncidents,
  encodeHouseholds,
  encodeIncidents,
  type HouseholdColumns,
  type IncidentColumns,
} from "../../domain/columns.ts";

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const codes = (size: number, first?: string) =>
  fc
    .array(fc.string({ unit: "grapheme", maxLength: 8 }), { minLength: 1, maxLength: size })
    .map((list) => (first === undefined ? list : [first, ...list]));
const column = (length: number, of: fc.Arbitrary<number>) => fc.array(of, { minLength: length, maxLength: length });
const indexes = (length: number, dictionary: string[]) => column(length, fc.nat(dictionary.length - 1));

const households = fc
  .tuple(fc.nat(60), codes(11), codes(3, ""), codes(300, ""))
  .chain(([length, types, attentions, grids]) =>
    fc.record({
      length: fc.constant(length),
      types: fc.constant(types),
      attentions: fc.constant(attentions),
      grids: fc.constant(grids),
      lng: column(length, int32).map((list) => Int32Array.from(list)),
      lat: column(length, int32).map((list) => Int32Array.from(list)),
      type: indexes(length, types).map((list) => Uint8Array.from(list)),
      attention: indexes(length, attentions).map((list) => Uint8Array.from(list)),
      grid: indexes(length, grids).map((list) => Uint16Array.from(list)),
      id: column(length, int32).map((list) => Int32Array.from(list)),
    }),
  );

const incidents = fc
  .tuple(fc.nat(60), codes(10), codes(5), codes(3), codes(7), codes(300, ""))
  .chain(([length, kinds, states, urgencies, sources, grids]) =>
    fc.record({
      length: fc.constant(length),
      kinds: fc.constant(kinds),
      states: fc.constant(states),
      urgencies: fc.constant(urgencies),
      sources: fc.constant(sources),
      grids: fc.constant(grids),
      lng: column(length, int32).map((list) => Int32Array.from(list)),
      lat: column(length, int32).map((list) => Int32Array.from(list)),
      time: column(length, int32).map((list) => Int32Array.from(list).sort()),
      kind: indexes(length, kinds).map((list) => Uint8Array.from(list)),
      state: indexes(length, states).map((list) => Uint8Array.from(list)),
      urgency: indexes(length, urgencies).map((list) => Uint8Array.from(list)),
      source: indexes(length, sources).map((list) => Uint8Array.from(list)),
      grid: indexes(length, grids).map((list) => Uint16Array.from(list)),
      id: column(length, int32).map((list) => Int32Array.from(list)),
    }),
  );

const threeHouseholds: HouseholdColumns = {
  length: 3,
  types: ["party", "ordinary"],
  attentions: ["", "red"],
  grids: ["", "990101001001001"],
  lng: Int32Array.of(1_138_000_000, 1_138_000_001, 1_138_000_000),
  lat: Int32Array.of(352_400_000, 352_400_000, 352_399_999),
  type: Uint8Array.of(1, 0, 1),
  attention: Uint8Array.of(0, 1, 0),
  grid: Uint16Array.of(1, 1, 0),
  id: Int32Array.of(7, 8, 3),
};

describe("columns", () => {
  test("any households come back as they were", () => {
    fc.assert(
      fc.property(households, (given) => {
        expect(decodeHouseholds(encodeHouseholds(given))).toEqual(given);
      }),
    );
  });

  test("any incidents come back as they were", () => {
    fc.assert(
      fc.property(incidents, (given: IncidentColumns) => {
        expect(decodeIncidents(encodeIncidents(given))).toEqual(given);
      }),
    );
  });

  test("three households next door take 72 bytes, most of them codes", () => {
    const bytes = encodeHouseholds(threeHouseholds);
    expect(decodeHouseholds(bytes)).toEqual(threeHouseholds);
    // "MQH" 1 3 · types 1+6+9 · attentions 1+1+4 · grids 1+1+16 · runs 4 · lng 5+1+1 · lat 5+1+1 · bytes 6 · ids 3
    expect(bytes.length).toBe(5 + 16 + 6 + 18 + 4 + 7 + 7 + 6 + 3);
  });

  test("bytes of another kind, and bytes cut short, are refused with what is wrong", () => {
    const bytes = encodeHouseholds(threeHouseholds);
    expect(() => decodeIncidents(bytes)).toThrow(/not columns of kind I/);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeHouseholds(bytes.slice(0, length))).toThrow(/early|within|fit|run/);
    }
  });

  test("a type that is not in the dictionary is refused", () => {
    const bytes = encodeHouseholds({ ...threeHouseholds, type: Uint8Array.of(1, 2, 1) });
    expect(() => decodeHouseholds(bytes)).toThrow("type 2 of row 1");
  });
});
