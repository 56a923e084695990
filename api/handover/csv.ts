import { CSV_MARK, csvLine } from "../../domain/csv.ts";
import type { HandoverItem } from "../../domain/layout/publication.ts";

const HEADER = [
  "类别",
  "编号",
  "地址",
  "户主",
  "原网格编码",
  "原网格",
  "原负责人",
  "新网格编码",
  "新网格",
  "新负责人",
  "下次走访",
];

/** A hand-over list as a table for Excel; names masked, no phones. */
export const handoverCsv = (items: readonly HandoverItem[]): string =>
  CSV_MARK +
  csvLine(HEADER) +
  items
    .map(({ kind, code, address, head, from, to, fromWorker, toWorker, due }) =>
      csvLine([
        kind === "household" ? "住户" : "事件",
        code,
        address,
        head,
        from?.code,
        from?.name,
        fromWorker?.name,
        to?.code,
        to?.name,
        toWorker?.name,
        due,
      ]),
    )
    .join("");
