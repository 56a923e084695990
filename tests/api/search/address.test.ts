import fc from "fast-check";
import { expect, test } from "vitest";
import { find } from "../../../api/search/rank.ts";
import { Table } from "../../../api/search/table.ts";
import { parseAddress } from "../../../domain/address.ts";
import { readQuery } from "../../../domain/search-query.ts";
import { withDigits } from "../../../domain/writing.ts";

test.each([
  ["柳园路1号院1号楼1单元101", { text: "柳园路", yard: "1", building: "1", unit: "1", door: "101" }],
  ["青石街道三官巷26号4幢2单元501", { text: "青石街道三官巷", house: "26", building: "4", unit: "2", door: "501" }],
  ["二十三栋二单元五〇一室", { text: "", building: "23", unit: "2", door: "501" }],
  ["梧桐苑A座12层1203", { text: "梧桐苑", building: "a", floor: "12", door: "1203" }],
  ["白庄村3组12号", { text: "白庄村3组", house: "12" }],
  ["Y012乡道8号", { text: "y012乡道", house: "8" }],
  ["纺织厂家属院甲区3号", { text: "纺织厂家属院甲区", house: "3" }],
  ["三官巷26号4幢3户", { text: "三官巷", house: "26", building: "4", door: "3" }],
])("%s is taken apart", (address, parts) => {
  expect(parseAddress(address)).toEqual(parts);
});

test("fields of a household fill what its address leaves open, and never more", () => {
  expect(parseAddress("柳园路3号楼", { unit: "2单元", floor: "5", door: "3-2-501" })).toEqual({
    text: "柳园路",
    building: "3",
    unit: "2",
    floor: "5",
    door: "501",
  });
  expect(parseAddress("柳园路3号楼2单元501", { unit: "9", door: "9" })).toMatchObject({ unit: "2", door: "501" });
});

test("numerals are numbers only where they count", () => {
  for (const name of ["三官巷", "张三", "张一鸣", "八一路", "九里山"]) expect(withDigits(name)).toBe(name);
  expect(withDigits("三官巷十二号二十号楼一百零三室第一网格廿六栋")).toBe("三官巷12号20号楼103室第1网格26栋");
});

// Two streets with two yards of twelve buildings of three stairs, four floors of two doors each: 1152 households.
const STREETS = ["三官巷", "柳园路"];
type Door = { street: string; yard: number; building: number; unit: number; door: number };
const doors: Door[] = STREETS.flatMap((street) =>
  [1, 26].flatMap((yard) =>
    numbersTo(12).flatMap((building) =>
      numbersTo(3).flatMap((unit) =>
        [101, 102, 201, 202, 301, 302, 401, 402].map((door) => ({ street, yard, building, unit, door })),
      ),
    ),
  ),
);
const table = new Table();
doors.forEach(({ street, yard, building, unit, door }, index) => {
  const address = parseAddress(`青石街道${street}${yard}号院${building}号楼${unit}单元${door}`);
  table.put({ id: index + 1, code: `C${index + 1}`, name: "", address, phone: "", area: 1 });
});
const everywhere = { area: () => true, personal: () => true };
const found = (typed: string): Door[] =>
  find(table, readQuery(typed), everywhere, () => false, 20).map(({ id }) => doors[id - 1]);

function numbersTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

const HAN = [..."零一二三四五六七八九"];
const spoken = (number: number): string => {
  if (number >= 100) return [...String(number)].map((digit) => HAN[Number(digit)]).join("");
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? HAN[tens] : ""}${tens > 0 ? "十" : ""}${ones > 0 || tens === 0 ? HAN[ones] : ""}`;
};
const wide = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const number = fc.constantFrom<(number: number) => string>(String, spoken, (value) => wide(String(value)));
const written = fc.record({
  door: fc.constantFrom(...doors),
  number,
  yard: fc.constantFrom("号院", "号"),
  building: fc.constantFrom("号楼", "栋", "幢", "座", "#", "#楼", "号"),
  unit: fc.constantFrom("单元", "门"),
  last: fc.constantFrom("", "室", "号", "户"),
});

test("a whole address is found in any manner of writing", () => {
  fc.assert(
    fc.property(written, ({ door, number, ...kinds }) => {
      const { street, yard, building, unit } = door;
      const building_ = kinds.building === "号" ? "号楼" : kinds.building;
      const parts = `${number(building)}${building_}${number(unit)}${kinds.unit}${number(door.door)}${kinds.last}`;
      expect(found(`${street}${number(yard)}${kinds.yard}${parts}`)).toEqual([door]);
      expect(found(`青石街道${street} ${number(yard)}${kinds.yard} ${parts}`)).toEqual([door]);
    }),
    { numRuns: 300 },
  );
});

test("its words stand in any order", () => {
  const orders = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
  fc.assert(
    fc.property(written, orders, ({ door, number, ...kinds }, order) => {
      const building = kinds.building === "号" ? "号楼" : kinds.building;
      const words = [
        door.street,
        `${number(door.yard)}号院`,
        `${number(door.building)}${building}`,
        `${number(door.unit)}${kinds.unit}`,
        `${door.door}${kinds.last}`,
      ];
      expect(found(order.map((at) => words[at]).join(" "))).toEqual([door]);
    }),
    { numRuns: 300 },
  );
});

test("short forms: 3-2-501, 26-3-2-501, 3栋-501", () => {
  fc.assert(
    fc.property(fc.constantFrom(...doors), (door) => {
      const { street, yard, building, unit } = door;
      expect(found(`${street} ${yard}-${building}-${unit}-${door.door}`)).toEqual([door]);
      expect(found(`${street}${yard}号院${building}-${unit}-${door.door}`)).toEqual([door]);
      for (const one of found(`${building}-${unit}-${door.door}`)) {
        expect(one).toMatchObject({ building, unit, door: door.door });
      }
      expect(found(`${building}-${unit}-${door.door}`)).toHaveLength(4);
      expect(found(`${yard}-${building}-${unit}-${door.door}`)).toHaveLength(2);
      const twoParts = found(`${street}${yard}号院 ${building}-${door.door}`);
      expect(twoParts).toContainEqual(door);
    }),
    { numRuns: 100 },
  );
});

test("as one types, the door stays in sight, and the nearest number is first", () => {
  const whole = "三官巷26号院3号楼2单元301";
  for (let length = 1; length <= whole.length; length++) expect(found(whole.slice(0, length))).not.toEqual([]);
  expect(found("三官巷26号院3号楼2单元30").map(({ door }) => door)).toEqual([301, 302]);
  expect(found("三官巷26号院1号楼1单元")[0]).toMatchObject({ building: 1, unit: 1, door: 101 });
});

test("a number of the kind that was asked for comes before another kind", () => {
  const small = new Table();
  ["白庄村1幢", "白庄村1号", "白庄村11号"].forEach((address, index) => {
    small.put({ id: index + 1, code: `Q${index}`, name: "", address: parseAddress(address), phone: "", area: 0 });
  });
  const ids = (typed: string) => find(small, readQuery(typed), everywhere, () => false, 20).map(({ id }) => id);
  expect(ids("白庄村1号")).toEqual([2, 1]);
  expect(ids("白庄村1幢")).toEqual([1]);
});

test("a row that went is not found, one that is put again is as it now is", () => {
  const small = new Table();
  const put = (id: number, name: string) =>
    small.put({ id, code: `Q${id}`, name, address: { text: "" }, phone: "", area: 0 });
  const ids = (typed: string) => find(small, readQuery(typed), everywhere, () => false, 20).map(({ id }) => id);
  for (let id = 1; id <= 300; id++) put(id, id % 2 === 0 ? "张伟" : "李娜");
  expect(ids("zw")).toHaveLength(20);
  for (let id = 1; id <= 300; id++) if (id !== 100) small.remove(id);
  expect(ids("zw")).toEqual([100]);
  put(100, "李娜");
  put(7, "张伟");
  expect(ids("zw")).toEqual([7]);
  expect(small.length).toBe(300);
});
