import { expect, test } from "vitest";
import type { GridProperties } from "../../../../domain/grid.ts";
import type { ResidentCode } from "../../../../domain/resident.ts";
import { areaTree } from "../../../../web/state/area-tree.ts";
import { areaOptions, officeName, perSheetIn, SHEETS, sheetsOf } from "../../../../web/state/resident/code-sheets.ts";

const code = (id: number, place: string) => ({ id, place, token: `T${id}` }) as ResidentCode;
const area = (code: string, level: GridProperties["level"], parent: string | null) => ({
  properties: { code, name: `${code}区`, level, kind: "urban" as const, parent },
  bounds: null,
});
const tree = areaTree([
  area("1", "street", null),
  area("101", "community", "1"),
  area("10101", "grid", "101"),
  area("1010101", "microgrid", "10101"),
]);

test("codes are printed in the order one walks past them: 2 before 10", () => {
  const codes = [code(1, "1号楼10单元"), code(2, "1号楼2单元"), code(3, "1号楼1单元")];
  expect(sheetsOf(codes, 2).map((sheet) => sheet.map(({ id }) => id))).toEqual([[3, 2], [1]]);
  expect(sheetsOf([], 6)).toEqual([]);
});

test("so many a sheet as the address says, six where it says something else", () => {
  expect(["?per=12", "?per=1", "?per=5", "", "?per=x"].map(perSheetIn)).toEqual([12, 1, 6, 6, 6]);
  for (const [count, { columns, rows }] of Object.entries(SHEETS)) expect(columns * rows).toBe(Number(count));
});

test("areas to choose from stand in under one another, without microgrids, and name their street office", () => {
  expect(areaOptions(tree).map(({ code, depth }) => [code, depth])).toEqual([
    ["1", 0],
    ["101", 1],
    ["10101", 2],
  ]);
  expect(officeName(tree, "10101")).toBe("1区");
  expect(officeName(tree, "nowhere")).toBe("");
});
