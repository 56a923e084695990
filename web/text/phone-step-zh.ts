/** Steps of incidents on the round. `phone-step-en.ts` has the same keys. */
export const phoneStepZh = {
  pending: (step: string) => `已记“${step}”，待上传`,
  refused: (step: string) => `“${step}”被退回，请到待上传处理`,
  note: "说明",
  noteNeeded: "说明（必填）",
  noteHint: "做了什么、结果怎样",
  assignee: "交给",
  onDuty: "按值班安排",
  disposition: "办法",
  due: "办结时限",
  rating: "满意程度",
  ratings: ["很不满意", "不满意", "一般", "满意", "很满意"] as readonly string[],
  submit: (step: string) => `确认${step}`,
  saved: "已提交",
  savedOffline: "已存在本机，联网后自动送出",
  faults: {
    note: "请写说明",
    long: "说明不能超过 2000 字",
    disposition: "请选择办法",
    due: "请选择以后的时间",
    rating: "请选择满意程度",
  },
};
