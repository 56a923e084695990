import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexPack, searchPack } from "../../../../web/state/phone/pack-search.ts";
import { aHousehold, aPack, HOME } from "./a-pack.ts";

const pack = aPack({
  households: [
    aHousehold(1, { address: "梧桐街道三条巷26号4幢2单元501", unit: "2", floor: 5, door: "501" }),
    aHousehold(2, { address: "梧桐街道三条巷26号4幢2单元502", unit: "2", floor: 5, door: "502", head: "王*" }),
    aHousehold(3, { address: "梧桐街道三条巷26号4幢1单元501", unit: "1", floor: 5, door: "501" }),
    aHousehold(4, {
      address: "梧桐街道文昌巷3号",
      building: 2,
      unit: null,
      floor: 1,
      door: null,
      head: "欧阳**",
      phone: "139****8800",
    }),
  ],
  buildings: [
    {
      id: 1,
      code: "B0001",
      name: null,
      address: "梧桐街道三条巷26号4幢",
      floors: 6,
      units: 2,
      position: HOME,
    },
    { id: 2, code: "B0002", name: "文昌阁", address: "梧桐街道文昌巷3号", floors: 1, units: 1, position: HOME },
  ],
});
const index = indexPack(pack);
const found = (typed: string) => searchPack(index, typed, 20).map(({ kind, id }) => `${kind[0]}${id}`);

describe("search without a connection", () => {
  test.each([
    ["三条巷26号4幢2单元501"],
    ["4-2-501"],
    ["2单元501"],
    ["二单元五〇一"],
    ["501 2单元"],
    ["26号4幢 2-501"],
    ["H00001"],
    ["h00001"],
  ])("%s finds the door first", (typed) => {
    expect(found(typed)[0]).toBe("h1");
  });

  test("a building is found before its doors; one of a single household as that household, by its name too", () => {
    expect(found("26号4幢")).toEqual(["b1", "h3", "h1", "h2"]);
    expect(found("文昌阁")).toEqual(["h4"]);
    expect(found("文昌巷")).toEqual(["h4"]);
  });

  test("a number begun, a surname as the mask shows it, the tail of a phone", () => {
    expect(found("50")).toEqual(expect.arrayContaining(["h1", "h2", "h3"]));
    expect(found("欧阳")).toEqual(["h4"]);
    expect(found("王")).toEqual(["h2"]);
    expect(found("8800")).toEqual(["h4"]);
  });

  test("every word has to be answered; nothing is found by nothing", () => {
    expect(found("三条巷 601")).toEqual([]);
    expect(found("")).toEqual([]);
    expect(found("  。")).toEqual([]);
  });

  test("whatever is typed, at most as many as asked for, each once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), fc.integer({ min: 0, max: 6 }), (typed, limit) => {
        const hits = searchPack(index, typed, limit);
        expect(hits.length).toBeLessThanOrEqual(limit);
        expect(new Set(hits.map(({ kind, id }) => `${kind}${id}`)).size).toBe(hits.length);
      }),
    );
  });

  test("every household is found by its own address", () => {
    for (const { id, address } of pack.households) expect(found(address)).toContain(`h${id}`);
  });
});
