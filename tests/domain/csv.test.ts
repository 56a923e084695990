import { expect, test } from "vitest";
import { cellText, csvLine } from "../../domain/csv.ts";

test("no cell is a formula to Excel, and numbers stay numbers", () => {
  expect(["=1+1", "+86 138", "-", "@x", "-95.4", "+1", 'a"b', "a,b", "a\nb", null].map(cellText)).toEqual([
    "'=1+1",
    "'+86 138",
    "'-",
    "'@x",
    "-95.4",
    "+1",
    '"a""b"',
    '"a,b"',
    '"a\nb"',
    "",
  ]);
});

test.each(["=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])("%j begins with an apostrophe", (text) => {
  expect(cellText(text).replace(/^"/, "")).toMatch(/^'/);
});

test("a line ends as RFC 4180 says, and what parts cells is quoted", () => {
  expect(csvLine(["a", 1, null, "b,c", 'd"e', "f\ng"])).toBe('a,1,,"b,c","d""e","f\ng"\r\n');
});
