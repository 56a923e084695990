import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { headerLine } from "../../domain/hotline/columns.ts";
import { MOST_SHEET_ROWS } from "../../domain/hotline/sheet.ts";
import { HttpError } from "../http/errors.ts";
import { lookAt } from "../import/encoding.ts";
import { delimiterIn } from "../import/read-csv.ts";

/** A sheet as its file has it: the header's texts, and the rows below it. Lines count from 1, the file's first. */
export type ReadSheet = { columns: string[]; headerLine: number; rows: { line: number; cells: string[] }[] };

/** Bytes that an Excel file may have once it is unpacked. */
const MOST_UNPACKED = 200 * 1024 * 1024;

/** A number with more digits than this was not kept whole by Excel. */
const EXACT = 1e15;

/** What stands where Excel kept a long number as a number: its last digits are lost. */
export const IMPRECISE = "\u0000";

/** Reads an Excel workbook's first sheet or a CSV file (UTF-8, GB 18030). Throws a 400 that says what is wrong with `bytes`. */
export async function readHotlineSheet(bytes: Uint8Array): Promise<ReadSheet> {
  const lines = isZip(bytes) ? await excelLines(bytes) : await csvLines(bytes);
  const at = headerLine(lines);
  if (at < 0) throw refused("sheet_empty", "表格是空的。 The sheet is empty.");
  const columns = trimmedEnd(lines[at].map((cell) => cell.trim()));
  const rows = lines
    .map((cells, index) => ({ line: index + 1, cells: columns.map((_, column) => cells[column] ?? "") }))
    .slice(at + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (rows.length === 0) {
    throw refused(
      "sheet_header_only",
      "表格只有表头，没有数据行。 The sheet has a header and no rows.",
      String(at + 1),
    );
  }
  if (rows.length > MOST_SHEET_ROWS) {
    const message = `一张表最多 ${MOST_SHEET_ROWS} 行，这里有 ${rows.length} 行，请分成几张。 Too many rows: split the sheet.`;
    throw refused("sheet_too_long", message);
  }
  return { columns, headerLine: at + 1, rows };
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

async function excelLines(bytes: Uint8Array): Promise<string[][]> {
  const buffer = Buffer.from(bytes);
  if (unpackedBytes(buffer) > MOST_UNPACKED) {
    throw refused("sheet_too_large", "工作簿解压后超过 200 MB。 The workbook is too large once unpacked.");
  }
  try {
    const lines = await readSheet(buffer);
    return lines.map((line) => line.map(textOf));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw refused("sheet_broken", `不是有效的 Excel 工作簿（${reason}）。 This is no Excel workbook.`);
  }
}

/** Bytes of all files in a zip archive, as its directory states them. */
function unpackedBytes(archive: Buffer): number {
  const entry = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
  let sum = 0;
  for (let at = archive.indexOf(entry); at >= 0 && at + 28 <= archive.length; at = archive.indexOf(entry, at + 4)) {
    sum += archive.readUInt32LE(at + 24);
  }
  return sum;
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  // why as UTC: a workbook's times have no zone, and are read as if they were UTC
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? "" : cell.toISOString().slice(0, 19).replace("T", " ");
  if (typeof cell === "number" && Math.abs(cell) >= EXACT) return IMPRECISE + cell;
  return String(cell);
}

async function csvLines(bytes: Uint8Array): Promise<string[][]> {
  const looks = await lookAt(chunk(bytes));
  if ("binary" in looks) {
    const message = `这是${looks.binary}，请另存为 .xlsx 或 CSV 后上传。 Save it as .xlsx or CSV first.`;
    throw refused("sheet_kind", message);
  }
  const text = new TextDecoder(looks.encoding).decode(bytes);
  const delimiter = delimiterIn(text);
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, relax_quotes: true });
  } catch (error) {
    throw refused("sheet_broken", `不是有效的 CSV（${(error as Error).message}）。 This is no CSV.`);
  }
}

async function* chunk(bytes: Uint8Array) {
  yield bytes;
}

function trimmedEnd(cells: string[]): string[] {
  const last = cells.findLastIndex((cell) => cell !== "");
  return cells.slice(0, last + 1);
}

const refused = (code: string, message: string, where?: string) => new HttpError(400, code, message, where ?? "body");
