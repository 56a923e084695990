import { expect, test } from "vitest";
import { readHotlineSheet } from "../../../api/hotline/read-sheet.ts";

test("commas within quotes part no columns", async () => {
  const sheet = await readHotlineSheet(Buffer.from('工单编号;"内容（何事,何时,何地,何人）"\nW-1;"灯坏了,三天了"\n'));
  expect(sheet.columns).toEqual(["工单编号", "内容（何事,何时,何地,何人）"]);
  expect(sheet.rows).toEqual([{ line: 2, cells: ["W-1", "灯坏了,三天了"] }]);
});
