import type { FileFacts } from "./entry.ts";
import type { Reason } from "./reasons.ts";
import type { Source } from "./source.ts";

const ENCODINGS = { "utf-8": "UTF-8", gb18030: "GB 18030", "utf-16le": "UTF-16", "utf-16be": "UTF-16" };

const TABLES: Record<string, string> = {
  household_type: "户类型",
  attention_level: "关注等级",
  incident_kind: "事件类别",
  incident_source: "事件来源",
  urgency: "紧急程度",
  incident_state: "事件状态",
  duty: "职责",
  facility_kind: "设施类型",
  tag: "标签",
};

/** What is left for a person after codes were added, where it is not names and colours. */
const TO_DO: Record<string, string> = {
  tag: "凡涉及健康、信仰、违法记录等的，请在代码表里标为敏感（restricted），否则能看到住户的人都能看到。",
};

/** What reasons are called where only their number is given. */
const ODD: Partial<Record<Reason, string>> = {
  outlier: "离其余数据很远",
  outside_areas: "不在任何社区或网格之内",
  outside_community: "不在指定的区域之内",
  shape_repaired: "几何无效，已修复",
  shape_flat: "面积为零",
  building_unknown: "楼栋不存在，未关联",
  position_from_building: "没有坐标，用了楼栋的位置",
  grid_unknown: "网格不存在，按位置归入",
  staff_unknown: "人员不存在，未关联",
  staff_conflict: "同一人员的姓名或电话前后不同",
  parent_unknown: "上级不存在，按位置寻找",
  parent_none: "没有找到上级",
  time_future: "时间在将来",
  time_ancient: "时间在 1949 年以前",
  time_order: "各步骤的时间前后颠倒",
  time_unreadable: "时间读不懂，按未填处理",
  value_unreadable: "数值读不懂，按未填处理",
  value_out_of_range: "数值超出范围，按未填处理",
  text_damaged: "有无法识别的字符",
  text_cut: "文字可能被截断",
  text_control: "有控制字符",
};

/** What a person should know about an import as a whole, in sentences. */
export function summary(about: {
  source: Source;
  sentence: string | null;
  facts: FileFacts;
  unused: string[];
  added: Record<string, string[]>;
  reasons: { reason: string; rejected: boolean; rows: number }[];
}): string[] {
  const { source, sentence, facts, unused, added, reasons } = about;
  const notes: string[] = [];
  if (source.encoding !== "utf-8") notes.push(`文件按 ${ENCODINGS[source.encoding]} 编码读取。`);
  if (source.damaged > 0) notes.push(`文件里有 ${source.damaged} 处无法识别的字符。`);
  if (sentence) notes.push(sentence);
  notes.push(...facts.notes);
  for (const [table, codes] of Object.entries(added)) {
    notes.push(
      `代码表“${TABLES[table]}”新增了 ${codes.length} 项：${codes.join("、")}。${TO_DO[table] ?? "请在代码表里补上名称和颜色。"}`,
    );
  }
  for (const { reason, rows } of reasons.filter(({ rejected }) => !rejected)) {
    notes.push(`${rows} 行${ODD[reason as Reason] ?? reason}。`);
  }
  if (unused.length > 0)
    notes.push(`没有用到的列：${unused.slice(0, 30).join("、")}${unused.length > 30 ? " 等" : ""}。`);
  return notes;
}
