import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ANALYSES, ANALYSIS_LEVELS, CELLS_M, WEEK_HOURS } from "../../../web/state/analysis/choice.ts";
import { CARD_LEVELS, PANEL_TABS } from "../../../web/state/incidents/list.ts";
import { LAYERS } from "../../../web/state/layers.ts";
import { MODES } from "../../../web/state/mode.ts";
import type { Selection } from "../../../web/state/selection.ts";
import { SPANS } from "../../../web/state/timeline.ts";
import { BANDWIDTHS_M, decodeView, encodeView } from "../../../web/state/url.ts";
import { firstView, type View } from "../../../web/state/view.ts";

const round = (digits: number) => (number: number) => Number(number.toFixed(digits)) + 0;
const lng = fc.double({ min: -180, max: 180, noNaN: true }).map(round(6));
const lat = fc.double({ min: -85, max: 85, noNaN: true }).map(round(6));
const position = fc.tuple(lng, lat);
const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).filter((value) => value.trim() !== "");
const codes = fc.uniqueArray(text, { maxLength: 5 });
const id = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const period = fc.option(fc.tuple(day, day).map((days) => ({ from: days.sort()[0], to: days.sort()[1] })));

const selection: fc.Arbitrary<Selection> = fc.oneof(
  fc.constant<Selection>({ kind: "nothing" }),
  fc.record({ kind: fc.constant("area" as const), code: text }),
  fc.record({
    kind: fc.constantFrom("household" as const, "building" as const, "incident" as const, "facility" as const),
    id,
  }),
  fc.record({ kind: fc.constant("place" as const), name: text, position }),
);

const view: fc.Arbitrary<View> = fc.record({
  camera: fc.option(
    fc.record({
      center: position,
      zoom: fc.double({ min: 0, max: 24, noNaN: true }).map(round(2)),
      bearing: fc.double({ min: -180, max: 180, noNaN: true }).map(round(1)),
    }),
  ),
  mode: fc.constantFrom(...MODES),
  layers: fc.record(Object.fromEntries(LAYERS.map((name) => [name, fc.boolean()]))) as fc.Arbitrary<View["layers"]>,
  filters: fc.record({
    hiddenTypes: codes,
    hiddenRings: codes,
    hiddenKinds: codes,
    hiddenClasses: codes,
    openOnly: fc.boolean(),
    period,
  }),
  colourBy: fc.oneof(
    fc.constant({ kind: "types" as const }),
    fc.record({ kind: fc.constant("theme" as const), code: text }),
    fc.record({ kind: fc.constant("visits" as const), days: fc.integer({ min: 1, max: 9999 }) }),
    fc.record({ kind: fc.constant("walk" as const), facility: text, minutes: fc.integer({ min: 1, max: 9999 }) }),
  ),
  span: fc.constantFrom(...SPANS),
  bandwidthM: fc.constantFrom(...BANDWIDTHS_M),
  visitDays: fc.integer({ min: 0, max: 999 }),
  analysis: fc.record({
    name: fc.constantFrom(...ANALYSES),
    cellM: fc.constantFrom(...CELLS_M),
    level: fc.constantFrom(...ANALYSIS_LEVELS),
    usual: fc.boolean(),
    smoothed: fc.boolean(),
    like: fc.option(text),
    before: period,
    hours: fc.option(
      fc
        .uniqueArray(fc.integer({ min: 0, max: WEEK_HOURS - 1 }), { minLength: 1, maxLength: WEEK_HOURS - 1 })
        .map((hours) => hours.sort((a, b) => a - b)),
    ),
  }),
  list: fc.record({ tab: fc.constantFrom(...PANEL_TABS), card: fc.constantFrom(null, ...CARD_LEVELS) }),
  scope: fc.option(text),
  bordersAt: fc.option(day),
  selection,
  preferences: fc.record(
    {
      theme: fc.constantFrom("light" as const, "dark" as const),
      language: fc.constantFrom("zh" as const, "en" as const),
    },
    { requiredKeys: [] },
  ),
});

describe("the view in the address", () => {
  test("a link shows the same view again", () => {
    fc.assert(
      fc.property(view, (value) => {
        expect(decodeView(`?${encodeView(value)}`)).toEqual(value);
      }),
    );
  });

  test("a link shows the same when a chat has encoded its commas and colons", () => {
    fc.assert(
      fc.property(view, (value) => {
        const query = encodeView(value).replaceAll(",", "%2C").replaceAll(":", "%3A");
        expect(decodeView(query)).toEqual(value);
      }),
    );
  });

  test("an address is one line of characters that need no escaping", () => {
    fc.assert(
      fc.property(view, (value) => {
        expect(encodeView(value)).toMatch(/^[\w=&,:.~%!*'()-]*$/);
      }),
    );
  });

  test("nothing special makes an empty query", () => {
    expect(encodeView(firstView)).toBe("");
    expect(decodeView("")).toEqual(firstView);
  });

  test("a link reads as words", () => {
    const value: View = {
      ...firstView,
      camera: { center: [118.78412, 32.04123], zoom: 15.2, bearing: 0 },
      scope: "990101001001",
      selection: { kind: "household", id: 312 },
      filters: { ...firstView.filters, hiddenTypes: ["rented", "vacant"] },
    };
    expect(encodeView(value)).toBe("at=118.78412,32.04123,15.2&in=990101001001&sel=household:312&hide=rented,vacant");
  });

  test("any text at all gives a view", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (query) => {
        expect(Object.keys(decodeView(query)).sort()).toEqual(Object.keys(firstView).sort());
      }),
    );
  });

  test.each([
    ["at=200,32,15", "a longitude beyond the world"],
    ["at=118,32", "a camera without zoom"],
    ["at=a,b,c", "words for numbers"],
    ["time=2026-02-30,2026-03-01", "a day that does not exist"],
    ["time=2026-03-02,2026-03-01", "an end before the start"],
    ["sel=household:1e5", "an id that is not one"],
    ["sel=household:-4", "a negative id"],
    ["mode=planner", "a mode that does not exist"],
    ["hide=%E0%A4%A", "broken percent signs"],
  ])("%s (%s) is passed over", (query) => {
    expect(decodeView(query)).toEqual(firstView);
  });
});
