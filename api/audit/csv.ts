import { CSV_MARK, csvLine } from "../../domain/csv.ts";
import { auditEntry } from "./entry.ts";
import type { EntryRow } from "./queries.ts";

const CHUNK = 2000;

const HEADER = ["编号", "时间", "账号", "姓名", "动作", "对象", "对象编号", "辖区", "原因", "来源地址", "详情"];

/** The log as a table for Excel, read in pieces: `read` gives the newest entries before an id. */
export function auditCsv(
  read: (before: number | null, limit: number) => Promise<readonly EntryRow[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let before: number | null = null;
  return new ReadableStream({
    start(stream) {
      stream.enqueue(encoder.encode(CSV_MARK + csvLine(HEADER)));
    },
    async pull(stream) {
      const rows = await read(before, CHUNK);
      if (rows.length > 0) stream.enqueue(encoder.encode(rows.map(line).join("")));
      if (rows.length < CHUNK) stream.close();
      else before = rows[rows.length - 1].id;
    },
  });
}

function line(row: EntryRow): string {
  const { id, at, account, name, action, subject, area, reason, address, details } = auditEntry(row);
  return csvLine([id, at, account, name, action, subject?.kind, subject?.id, area, reason, address, details]);
}
