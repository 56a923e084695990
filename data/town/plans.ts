/** What is done for households of a type, in the words of whoever visits them; a household takes one by its number. */
const PLANS: Partial<Record<string, readonly string[]>> = {
  elder: [
    "每周一上门，量血压、看药盒；社区食堂送午餐。子女在外地，急事先打楼下邻居。",
    "隔天电话问候，雨雪天上门。卫生间已装扶手，燃气阀门每月看一次。",
    "结对志愿者每周三陪同买菜、取药；门口放了呼叫按钮，响了先打电话再上门。",
  ],
  "low-income": [
    "低保按月到账后回访一次；公益岗位已报名，等候通知。",
    "助学申请材料已交，开学前再跑一趟；冬季取暖补贴十一月办理。",
  ],
  disabled: [
    "残疾人两项补贴每年三月复核；轮椅坡道已报修，完工后验收。",
    "每月上门一次，陪同换证和复查；紧急联系人是表姐。",
  ],
  child: [
    "放学后在社区书屋写作业，六点由志愿者送回；监护人每月视频一次。",
    "寒暑假每周上门，假期托管已报名；学习用品九月前备齐。",
  ],
  monitored: ["收入每季度核对；家里的果树由合作社代销，霜冻前提醒。", "务工信息每月推送，医疗支出超过三千元及时上报。"],
  honoured: ["八一和春节上门；优待证已办，体检每年五月陪同。"],
};

/** Other households that need attention. */
const OTHERS: readonly string[] = [
  "邻里纠纷已调解，一个月内回访两次。",
  "楼道充电已劝离，每周看一次；登记了公共充电位。",
];

/** What is done for the household with this number; type and attention as their codes. Nothing for who needs none. */
export function planText(id: number, type: string, attention: string | null): string | null {
  if (attention === null) return null;
  const texts = PLANS[type] ?? OTHERS;
  return texts[id % texts.length];
}
