/** Schedules of visits at /admin. `schedules-en.ts` has the same keys. */
export const schedulesZh = {
  lead: "每隔多少天应走访一次。同时符合几项的户，按最短的算；留空即不在走访计划内。修改后，应访日期随即重算。",
  types: "按户类型",
  attentions: "按关注程度",
  every: "每",
  days: "天",
  none: "无计划",
  daysOf: (name: string) => `${name}，每隔多少天`,
  changed: (count: string) => `${count} 项未保存`,
  saved: "已保存，应访日期已重算",
};
