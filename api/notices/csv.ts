import { CSV_MARK, csvLine } from "../../domain/csv.ts";
import type { NoticeRecipient, NoticeState, NoticeWay } from "../../domain/notice.ts";

const HEADER = ["编号", "地址", "楼栋", "户主", "网格", "负责人", "状态", "方式", "时间", "记录人"];

const STATES: Record<NoticeState, string> = {
  waiting: "待通知",
  sent: "已发出",
  reached: "已通知到",
  failed: "未通知到",
  refused: "拒绝",
};

const WAYS: Record<NoticeWay, string> = { sms: "短信", call: "电话", second: "二次提醒", "in-person": "上门" };

/** A list as a table for Excel; names masked, no phones. */
export const noticeCsv = (recipients: readonly NoticeRecipient[]): string =>
  CSV_MARK +
  csvLine(HEADER) +
  recipients
    .map(({ code, address, buildingName, head, grid, worker, state, way, at, by }) =>
      csvLine([code, address, buildingName, head, grid, worker?.name, STATES[state], way && WAYS[way], at, by]),
    )
    .join("");
