import { normal } from "../writing.ts";
import { SHEET_FIELDS, type SheetField, type SheetMapping } from "./sheet.ts";

/** What the columns of such sheets are called, the usual first. Compared without blanks, brackets and what stands in them. */
const NAMES: Record<SheetField, readonly string[]> = {
  number: ["工单编号", "工单号", "受理编号", "诉求编号", "事项编号", "编号", "流水号", "number", "id"],
  text: [
    "诉求内容",
    "事项内容",
    "问题描述",
    "反映内容",
    "工单内容",
    "主要内容",
    "诉求描述",
    "内容",
    "描述",
    "标题",
    "text",
  ],
  address: ["事发地址", "诉求地址", "事发地点", "问题地址", "详细地址", "发生地点", "地址", "地点", "address"],
  reportedAt: ["来电时间", "受理时间", "诉求时间", "登记时间", "派单时间", "接收时间", "时间", "日期", "time"],
  dueAt: ["办结时限", "截止时间", "办理时限", "要求办结时间", "处理时限", "限办时间", "到期时间", "due"],
  kind: ["事项类别", "诉求类别", "问题类别", "一级分类", "类别", "分类", "类型", "kind"],
  urgency: ["紧急程度", "紧急等级", "缓急", "urgency"],
  reporter: ["来电人", "诉求人", "联系人", "反映人", "投诉人", "姓名", "reporter"],
  phone: ["联系电话", "来电号码", "诉求人电话", "联系方式", "手机号", "电话", "phone"],
  lng: ["经度", "lng", "lon", "longitude", "x"],
  lat: ["纬度", "lat", "latitude", "y"],
};

/** A header's text as it is compared: 事发地址（必填） is 事发地址. */
const plainHeader = (text: string): string =>
  normal(text)
    .replace(/[（(【[].*?[)）】\]]/g, "")
    .replace(/[\s*:：_-]+/g, "");

/** Which columns of `header` hold what, by their names; each column for one field, the more usual name first. */
export function guessColumns(header: readonly string[]): SheetMapping {
  const texts = header.map(plainHeader);
  const mapping: SheetMapping = {};
  const taken = new Set<number>();
  const most = Math.max(...SHEET_FIELDS.map((field) => NAMES[field].length));
  for (const fits of [
    (text: string, name: string) => text === name,
    (text: string, name: string) => text.includes(name),
  ]) {
    for (let rank = 0; rank < most; rank++) {
      for (const field of SHEET_FIELDS) {
        const name = NAMES[field][rank];
        if (name === undefined || mapping[field] !== undefined) continue;
        // why: a name of one letter is within many words
        const at = texts.findIndex(
          (text, index) => !taken.has(index) && text !== "" && fits(text, name) && (name.length > 1 || text === name),
        );
        if (at < 0) continue;
        mapping[field] = at;
        taken.add(at);
      }
    }
  }
  return mapping;
}

/** The line, 0-based, that looks like the header: the first with three texts of which two name something; else the first with any. */
export function headerLine(rows: readonly (readonly string[])[]): number {
  const named = rows.slice(0, 20).findIndex((row) => {
    const filled = row.filter((cell) => cell.trim() !== "").length;
    return filled >= 3 && Object.keys(guessColumns(row)).length >= 2;
  });
  return named >= 0 ? named : rows.findIndex((row) => row.some((cell) => cell.trim() !== ""));
}

/** Sheets with the same header share a mapping: what it is kept under. */
export const headerKey = (header: readonly string[]): string => header.map(plainHeader).join("|");
