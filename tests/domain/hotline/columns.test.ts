import fc from "fast-check";
import { expect, test } from "vitest";
import { guessColumns, headerKey, headerLine } from "../../../domain/hotline/columns.ts";

test("columns are known by their usual names", () => {
  const header = [
    "序号",
    "工单编号",
    "来电时间",
    "来电人",
    "联系电话",
    "事发地址（必填）",
    "诉求内容",
    "办结时限",
    "备注",
  ];
  expect(guessColumns(header)).toEqual({
    number: 1,
    reportedAt: 2,
    reporter: 3,
    phone: 4,
    address: 5,
    text: 6,
    dueAt: 7,
  });
});

test("a name that says it exactly goes before one that holds it", () => {
  expect(guessColumns(["处理内容", "内容"]).text).toBe(1);
  expect(guessColumns(["x", "y"])).toEqual({ lng: 0, lat: 1 });
  expect(guessColumns(["xylophone"])).toEqual({ phone: 0 });
});

test("a title and an empty line above the header are passed over", () => {
  const rows = [
    ["焦西街道 12345 工单台账", "", ""],
    ["", "", ""],
    ["工单编号", "诉求内容", "地址"],
    ["1", "漏水", "云水里"],
  ];
  expect(headerLine(rows)).toBe(2);
  expect(
    headerLine([
      ["甲", "乙"],
      ["1", "2"],
    ]),
  ).toBe(0);
});

test("the same header in another spelling shares its mapping", () => {
  expect(headerKey(["工单编号 ", "地址(必填)"])).toBe(headerKey(["工单编号", "地址"]));
});

test("whatever a header says, no column serves two fields", () => {
  const name = fc.oneof(fc.string(), fc.constantFrom("地址", "工单编号", "内容", "诉求内容", "电话", "时间", "类别"));
  fc.assert(
    fc.property(fc.array(name, { maxLength: 20 }), (header) => {
      const columns = Object.values(guessColumns(header));
      expect(new Set(columns).size).toBe(columns.length);
      for (const column of columns) expect(header[column]).toBeDefined();
    }),
  );
});
