import { describe, expect, test } from "vitest";
import { type CodeWish, codesFor, recoding, USUAL_TEMPLATE } from "../../../domain/layout/codes.ts";
import type { Draft } from "../../../domain/layout/layout.ts";
import { readingOrder } from "../../../domain/layout/reading-order.ts";
import { draftAfter } from "../../support/edits.ts";
import { aDraft, aLayout } from "../../support/square-town.ts";

//   ┌────┬────┐
//   │ 3  │ 4  │    read from the north-west: 3, 4, 1, 2; the microgrids of grid 3 are 13, 14 above 9, 10
//   ├────┼────┤
//   │ 1  │ 2  │
//   └────┴────┘
const draft = aDraft({ columns: 8, rows: 8 });
const wish: CodeWish = { template: USUAL_TEMPLATE, community: "320106001001", taken: new Set(), keeps: true };
const gridCodes = (on: Draft, more: Partial<CodeWish> = {}) =>
  codesFor(on, { ...wish, ...more })
    ?.filter(({ level }) => level === "grid")
    .map(({ id, after }) => [id, after]);

describe("reading order", () => {
  test("from west to east, then from north to south", () => {
    expect(readingOrder(draft, "grid")).toEqual([3, 4, 1, 2]);
    expect(readingOrder(draft, "microgrid", (id) => [9, 10, 13, 14].includes(id))).toEqual([13, 14, 9, 10]);
  });

  test("areas that lie a little lower are on the same line", () => {
    const rows = aDraft({ columns: 6, rows: 4 });
    //   a a b b c c
    //   a a b b c c
    //   a a d d c c      b is higher than a and c, d lies below it
    //   a a d d c c
    const letters = "aaddcc".repeat(2) + "aabbcc".repeat(2);
    const layout = aLayout(
      [...letters].map((letter) => letter.charCodeAt(0) - 96),
      (id) => id,
    );
    expect(readingOrder({ ...rows, layout }, "grid")).toEqual([1, 2, 3, 4]);
  });
});

describe("codes", () => {
  test("the community's twelve digits, three for the grid, two for the microgrid", () => {
    const codings = codesFor(draft, wish)!;
    expect(codings.slice(0, 4).map(({ id, before, after }) => [id, before, after])).toEqual([
      [3, null, "320106001001001"],
      [4, null, "320106001001002"],
      [1, null, "320106001001003"],
      [2, null, "320106001001004"],
    ]);
    expect(codings[4]).toEqual({ level: "microgrid", id: 13, before: null, after: "32010600100100101" });
    expect(new Set(codings.map(({ after }) => after)).size).toBe(20);
  });

  test("once given they stay, and a new grid gets the first free number", () => {
    const coded = draftAfter(draft, recoding(codesFor(draft, wish)!)!);
    expect(recoding(codesFor(coded, wish)!)).toBeNull();
    const area = { name: "新", kind: "urban" } as const;
    const more = draftAfter(coded, { kind: "create", level: "grid", id: 90, area, cells: [56, 57] });
    expect(gridCodes(more)?.find(([id]) => id === 90)).toEqual([90, "320106001001005"]);
  });

  test("renumbered, all are in order again", () => {
    const coded = draftAfter(draft, recoding(codesFor(draft, wish)!)!);
    const area = { name: "新", kind: "urban" } as const;
    const more = draftAfter(coded, { kind: "create", level: "grid", id: 90, area, cells: [56, 57] });
    expect(gridCodes(more, { keeps: false })?.map(([id]) => id)).toEqual([90, 3, 4, 1, 2]);
    expect(gridCodes(more, { keeps: false })?.[0][1]).toBe("320106001001001");
  });

  test("a code that was in force goes to nobody else, now or later", () => {
    const taken = new Set(["320106001001001", "320106001001002"]);
    expect(gridCodes(draft, { taken })?.[0]).toEqual([3, "320106001001003"]);
    const own = draftAfter(draft, { kind: "recode", codes: [["grid", 3, "320106001001001"]] });
    expect(gridCodes(own, { taken, keeps: false })?.slice(0, 2)).toEqual([
      [3, "320106001001001"],
      [4, "320106001001003"],
    ]);
  });

  test("other templates", () => {
    expect(gridCodes(draft, { template: "G-{grid:4}" })?.[0][1]).toBe("G-0001");
    const codings = codesFor(draft, { ...wish, template: "{community}-{grid:1}/{microgrid:1}" })!;
    expect(codings[0].after).toBe("320106001001-1");
    expect(codings[4].after).toBe("320106001001-1/1");
  });

  test.each([
    ["without a number", "{community}"],
    ["with a word nobody knows", "{street}{grid}"],
    ["with a brace too many", "{community}{grid}}"],
    ["microgrid before grid", "{microgrid}{grid}"],
    ["with a number named twice", "{grid}{microgrid:1}x{grid}"],
  ])("no codes from a template %s", (_, template) => expect(codesFor(draft, { ...wish, template })).toBeNull());

  test("no codes where the digits do not suffice", () => {
    const many = aDraft({ columns: 8, rows: 8 });
    const layout = aLayout(
      Array.from({ length: 64 }, (_, cell) => cell + 1),
      (id) => id,
    );
    expect(codesFor({ ...many, layout }, { ...wish, template: "{community}{grid:1}" })).toBeNull();
  });
});
