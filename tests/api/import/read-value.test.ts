import { describe, expect, test } from "vitest";
import { CodeLists, type CodeRow } from "../../../api/import/code-lists.ts";
import { type Field, Matcher } from "../../../api/import/field.ts";
import { KINDS } from "../../../api/import/kinds.ts";
import { readDate, readTime } from "../../../api/import/read-time.ts";
import { readField } from "../../../api/import/read-value.ts";
import type { Finding } from "../../../api/import/reasons.ts";

describe("times", () => {
  test.each([
    ["2026-03-05T08:30:00Z", "2026-03-05T08:30:00Z"],
    ["2026-03-05 08:30:15.123+08:00", "2026-03-05T08:30:15+08:00"],
    ["2026/3/5 8:30", "2026-03-05T08:30:00+08:00"],
    ["2026年3月5日 8时30分", "2026-03-05T08:30:00+08:00"],
    ["2026.3.5", "2026-03-05T00:00:00+08:00"],
    ["20260305", "2026-03-05T00:00:00+08:00"],
    ["20260305083015", "2026-03-05T08:30:15+08:00"],
    ["1772699400", "2026-03-05T08:30:00.000Z"],
    ["1772699400000", "2026-03-05T08:30:00.000Z"],
  ])("%s", (text, iso) => expect(readTime(text)).toBe(iso));

  test.each([
    "05/06/2026",
    "2026-02-30",
    "2026-13-01",
    "2026-03-05 25:00",
    "0000-01-01",
    "2026-01-01T00:00+99",
    "昨天",
    "45413.35",
  ])("%s is none, or could be two", (text) => expect(readTime(text)).toBeNull());

  test("days", () => {
    expect(readDate("2026年3月5日")).toBe("2026-03-05");
    expect(readDate("2026-02-29")).toBeNull();
  });
});

const TYPES: CodeRow[] = [
  { table: "household_type", code: "low-income", name_zh: "低保 / 特困", name_en: "Low income" },
  { table: "household_type", code: "ordinary", name_zh: "普通常住", name_en: "Ordinary" },
];
const TYPE = KINDS.households.fields.find(({ name }) => name === "type")!;
const FLOORS = KINDS.buildings.fields.find(({ name }) => name === "floors")!;

function read(field: Field, value: unknown, strict = false) {
  const findings: Finding[] = [];
  const text = readField(field, value, new CodeLists(TYPES, strict), findings);
  return [text, ...findings.map(({ reason }) => reason)];
}

describe("values", () => {
  test.each(["low-income", "低保/特困", "低保 / 特困", "低保", "特困户", "低保户", "Low Income", "LOW_INCOME"])(
    "%s is one type",
    (text) => expect(read(TYPE, text)).toEqual(["low-income"]),
  );

  test("an unknown code stays what it is, or is rejected when strict", () => {
    expect(read(TYPE, " 退役军人 ")).toEqual(["退役军人"]);
    expect(read(TYPE, "退役军人", true)).toEqual([null, "code_unknown"]);
    expect(read(TYPE, "长".repeat(300))).toEqual([null, "code_long"]);
  });

  test("numbers with units, thousands and full-width digits", () => {
    expect(["6", "6层", " ６ ", "6.0", 6].map((value) => read(FLOORS, value)[0])).toEqual(Array(5).fill("6"));
    expect(read(FLOORS, "1,000")).toEqual([null, "value_out_of_range"]);
    expect(read(FLOORS, "六")).toEqual([null, "value_unreadable"]);
    expect(read(FLOORS, "")).toEqual([null]);
  });
});

describe("columns", () => {
  const found = (names: string[], given: Record<string, string> = {}) => {
    const matcher = new Matcher(KINDS.households.fields, given);
    const plan = matcher.plan({ names });
    const at = (name: string) => plan[KINDS.households.fields.findIndex((field) => field.name === name)].column;
    return { at, unused: matcher.unused() };
  };

  test("brackets, spaces and case do not matter; the surer name wins, the other is named", () => {
    const { at, unused } = found(["X", "经度（WGS84）", "LAT", "户主 姓名", "联系人", "备注"]);
    expect([at("lng"), at("lat"), at("head")]).toEqual([1, 2, 3]);
    expect(unused).toEqual(["X", "联系人", "备注"]);
  });

  test("a column given to one field is not taken for another", () => {
    const { at } = found(["name", "type", "kind"], { head: "type" });
    expect([at("head"), at("type")]).toEqual([1, 2]);
  });
});
