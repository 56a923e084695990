import { expect, test } from "vitest";
import { markedParts } from "../../../web/state/marked.ts";

const shown = (text: string, query: string) =>
  markedParts(text, query)
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join("");

test.each([
  ["三官巷26号13号楼3单元501", "3-501", "三官巷26号13号楼[3]单元[501]"],
  ["三官巷26号", "三官", "[三官]巷26号"],
  ["三官巷26号4幢", "26号4幢", "三官巷[26号4幢]"],
  ["三官巷26号501", "50", "三官巷26号[50]1"],
  ["三官巷1幢1单元101", "1幢", "三官巷[1幢]1单元101"],
  ["三官巷3幢2单元501", "501 3号楼2单元", "三官巷[3]幢[2单元501]"],
  ["B座", "b座", "[B座]"],
  ["柳园路８号", "zw", "柳园路８号"],
  ["𠮷田路", "田", "𠮷[田]路"],
  ["<b>", "<", "<b>"],
  ["柳园路", "", "柳园路"],
])("%s with %s", (text, query, marked) => {
  expect(shown(text, query)).toBe(marked);
});
