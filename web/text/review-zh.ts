/** Words of the weekly review and the monthly analysis. `review-en.ts` has the same keys. */
export const reviewZh = {
  title: { week: "周研判", month: "月分析" },
  tab: { week: "周", month: "月" },
  kind: "周期",
  back: "回到地图",
  print: "打印 / 存为 PDF",
  earlier: { week: "上一周", month: "上一月" },
  later: { week: "下一周", month: "下一月" },
  week: (year: string, week: string) => `${year} 年第 ${week} 周`,
  month: (year: string, month: string) => `${year} 年 ${month} 月`,
  days: (from: string, to: string) => `${from} 至 ${to}`,
  comparedWith: (from: string, to: string) => `对比 ${from} 至 ${to}`,
  made: (day: string) => `制作 ${day}`,
  noRight: "您没有查看事件的权限",
  empty: "这段时间还没有事件数据",
  failed: "研判没有做出来。请刷新页面后重试",
  working: (percent: string) => `正在研判 ${percent}`,
  figures: {
    label: "总体",
    reported: "上报",
    open: "未结",
    onTime: "按时率",
    reopened: "重开",
    satisfied: "满意率",
    before: (figure: string) => `上期 ${figure}`,
  },
  sections: {
    fresh: "新出现",
    staying: "仍在持续",
    solved: "消退",
    watch: "需要关注",
  },
  none: {
    fresh: "没有新的热点。",
    staying: "没有持续的热点。",
    solved: "没有消退的热点。",
    watch: "没有需要特别关注的变化。",
  },
  place: (place: string, course: string, kind: string, incidents: string) =>
    `${place}：${course}，近 12 周 ${incidents} 件，以${kind}为多。`,
  cluster: (place: string, from: string, to: string, incidents: string, expected: string, kind: string, p: string) =>
    `${place}：${from} 至 ${to} 有 ${incidents} 件（往年同样天数约 ${expected} 件），以${kind}为多，p = ${p}。`,
  rising: (kind: string, now: string, before: string) => `${kind}：${now} 件，上期 ${before} 件，增加超出偶然。`,
  oneCause: (place: string, kind: string, count: string) =>
    `${place}：${kind} ${count} 件未结，疑为同一原因，可并为一案。`,
  similar: (kind: string, places: string) => `${kind}：与发生过的楼栋最相像、自己还没有发生的是${places}，宜先去看看。`,
  and: "、",
  slow: (area: string, share: string, late: string) => `${area}：按时率 ${share}，${late} 件超时。`,
  maps: {
    emerging: "热点演变：截至本期末的 12 周",
    difference: "与上期相比：橙红为增多，青绿为减少",
  },
  kinds: { label: "各类事件", kind: "类别", now: "本期", before: "上期", change: "增减" },
  areas: { label: "各区域", area: "区域", reported: "上报", open: "未结", onTime: "按时率", handled: "处置用时" },
  hours: "一周里的钟点",
  hourLine: (day: string, hour: string, count: string) => `最多的钟点：${day} ${hour} 时，${count} 件。`,
  weekdays: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
  method:
    "热点：Gi* 检验，误报率控制在 5%，名称按 ESRI 的定义；聚集：Kulldorff 时空扫描，每类与前一年相比，误报率同样控制在 5%。少于 5 件的差别多半是偶然。",
};

export type ReviewText = typeof reviewZh;
