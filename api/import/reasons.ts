/** What an import may find about a row. `detail` fills the sentence; a rejected row is not loaded. */
export type Finding = { reason: Reason; rejected: boolean; detail: string[] };

/** Every reason, and its sentence: what, and what to do. The place in the file is put before it. */
export const REASONS = {
  columns_uneven: ([cells, header]) => `有 ${cells} 格，表头却有 ${header} 列。请检查多出或缺少的逗号、引号。`,
  row_empty: () => "整行为空。请删去空行。",
  field_missing: ([field]) => `缺少${field}。请补上。`,
  code_twice: ([code, line]) => `编码 ${code} 在第 ${line} 行已经出现过。同一文件里编码不能重复。`,
  code_long: ([field, start, most]) => `${field}“${start}…”超过 ${most} 个字，不像编码。请检查列是否对应正确。`,
  position_missing: () => "没有坐标。请补上经度和纬度。",
  position_unreadable: ([text]) => `坐标 ${text} 不是经纬度。请写成十进制度数，如 113.2407 和 35.2393。`,
  position_swapped: ([pair]) => `坐标 (${pair}) 像是纬度在前。请用 --swap，或把两列对调。`,
  position_projected: ([pair]) =>
    `坐标 (${pair}) 不是经纬度，像是投影坐标（米）。请先转换为 CGCS2000 或 WGS 84 经纬度。`,
  position_zero: () => "坐标是 (0, 0)，等于没有。请补上经度和纬度。",
  shape_type: ([needed, has]) => `需要${needed}，却是 ${has}。请检查图层是否选对。`,
  shape_missing: ([needed]) => `没有几何。这里需要${needed}。`,
  shape_repaired: ([reason]) => `几何自相交或无效（${reason}），已自动修复。请核对形状。`,
  shape_flat: () => "面积为零。请核对形状。",
  value_unreadable: ([field, text]) => `${field}“${text}”读不懂，按未填处理。`,
  value_out_of_range: ([field, text, min, max]) => `${field}“${text}”超出 ${min} 到 ${max}，按未填处理。`,
  choice_unknown: ([field, text, known]) => `${field}“${text}”不认识。可以用：${known}。`,
  code_unknown: ([field, text]) => `${field}“${text}”不在代码表里。请先在代码表里加上，或去掉 --strict。`,
  time_unreadable: ([field, text]) => `${field}“${text}”读不懂或有歧义。请写成 2026-03-05 08:30。`,
  time_future: ([field, text]) => `${field} ${text} 在将来。请核对。`,
  time_ancient: ([field, text]) => `${field} ${text} 在 1949 年以前。请核对。`,
  time_order: ([earlier, later]) => `${later}早于${earlier}。请核对。`,
  text_damaged: ([field, text]) => `${field}“${text}”里有无法识别的字符，可能在导出时被截断。`,
  text_cut: ([field, end]) => `${field}恰好在 255 个字处结束（…${end}），可能被截断。`,
  text_control: ([field]) => `${field}里有控制字符，已换成空格。`,
  outlier: ([distance, usual]) => `离其余数据的中心 ${distance} 千米，其余数据一般在 ${usual} 千米以内。请核对坐标。`,
  outside_areas: () => "不在任何社区或网格之内。请核对坐标或网格边界。",
  outside_community: ([code]) => `不在 ${code} 之内。请核对坐标。`,
  building_unknown: ([code]) => `楼栋 ${code} 不存在，未关联。请先导入楼栋。`,
  position_from_building: ([code]) => `没有坐标，用了楼栋 ${code} 的位置。`,
  household_unknown: ([code]) => `户 ${code} 不存在。请先导入户。`,
  grid_unknown: ([code]) => `网格 ${code} 不存在，按位置归入网格。`,
  party_unknown: ([code]) => `联户党员 ${code} 不是现有的户，未联系。请先导入这一户，或核对编码。`,
  party_self: () => "联户党员是这一户自己，未联系。请核对编码。",
  staff_unknown: ([code]) => `人员 ${code} 不存在，未关联。请先导入人员。`,
  area_unknown: ([code]) => `区域 ${code} 不存在。请先导入社区和网格。`,
  staff_conflict: ([code, line]) => `人员 ${code} 的姓名或电话与第 ${line} 行不同，以第 ${line} 行为准。`,
  assignment_twice: ([line]) => `与第 ${line} 行是同一人、同一区域、同一职责。`,
  parent_unknown: ([code]) => `上级 ${code} 不存在，按位置寻找上级。`,
  parent_level: ([code, level]) => `上级 ${code} 的级别是 ${level}，不高于本区域。请核对级别和上级。`,
  parent_none: () => "没有找到上级区域。请先导入上级，或用 --community 指明。",
  level_changed: ([code, level]) => `${code} 原来的级别是 ${level}。级别不能改变，请换一个编码。`,
  border_older: ([date]) => `生效日期早于现有边界的生效日期 ${date}。请核对 valid_from。`,
} satisfies Record<string, (detail: string[]) => string>;

export type Reason = keyof typeof REASONS;

/** The sentence of a finding, with its place: `第 18 行：坐标 (35.24, 113.21) 像是纬度在前。…` */
export function sentenceOf(reason: string, detail: string[], place: string): string {
  return `${place}：${REASONS[reason as Reason](detail)}`;
}
