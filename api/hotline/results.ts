import writeExcelFile from "write-excel-file/node";
import { chinaMinute } from "../../domain/day.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { openCells } from "./cells.ts";
import type { results, SheetRow, StoredRow } from "./queries.ts";
import { IMPRECISE } from "./read-sheet.ts";

/** Columns that are added at the right, as those who gave the sheet read them. */
const ADDED = ["事件编号", "当前状态", "处置人", "办理结果", "办结时间"] as const;

type Result = Awaited<ReturnType<typeof results>>[number];

/** The sheet as it came, with what became of each row: an Excel workbook. Every cell is a text, so no formula is ever run. */
export async function sheetWithResults(
  sheet: SheetRow,
  rows: readonly StoredRow[],
  found: readonly Result[],
  sealer: Sealer,
): Promise<Buffer> {
  const byLine = new Map(found.map((result) => [result.line, result]));
  // columns that an earlier download added are filled anew, not added twice
  const own = sheet.columns.filter((name) => !(ADDED as readonly string[]).includes(name));
  const kept = sheet.columns.flatMap((name, index) => (own.includes(name) ? [index] : []));
  const text = (value: string) => ({
    type: String,
    value: value.startsWith(IMPRECISE) ? value.slice(IMPRECISE.length) : value,
  });
  const header = [...kept.map((index) => sheet.columns[index]), ...ADDED].map((value) => ({
    ...text(value),
    fontWeight: "bold" as const,
  }));
  const body = rows.map((row) => {
    const cells = openCells(sealer, sheet.id, row);
    const result = byLine.get(row.line);
    const closed = result?.closed_at ?? null;
    const added = result
      ? [
          result.code,
          result.state,
          result.assignee ?? "",
          (closed && result.note) || "",
          closed ? chinaMinute(closed) : "",
        ]
      : ["", "", "", "", ""];
    return [...kept.map((index) => cells[index] ?? ""), ...added].map(text);
  });
  return writeExcelFile([header, ...body], { stickyRowsCount: 1 }).toBuffer();
}
