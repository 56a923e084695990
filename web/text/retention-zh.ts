/** How long personal data is kept. `retention-en.ts` has the same keys. */
export const retentionZh = {
  lead: "到期后自动匿名化，每天一次；每次都记入审计日志。匿名化后不能恢复。",
  fields: {
    households: {
      name: "迁出户",
      hint: "从迁出日起。到期后删除户主、电话、标签、走访记录等，这扇门变为空置。",
    },
    reporters: { name: "事件报告人", hint: "从上报日起，事件办结后。到期后删除报告人的姓名和电话，事件本身保留。" },
  },
  unit: "天",
  saved: "已保存",
  due: (households: string, reporters: string) => `下次执行：${households} 户迁出户、${reporters} 位报告人`,
  nothingDue: "下次执行：没有到期的",
  last: (moment: string, households: string, reporters: string) =>
    `上次执行：${moment}，${households} 户迁出户、${reporters} 位报告人`,
  never: "还没有执行过",
  run: "现在执行",
  confirm: "匿名化后不能恢复。现在执行？",
};

export type RetentionText = typeof retentionZh;
