import { Random } from "./random.ts";

/** A household as far as visits go. */
export type Visited = { code: string; type: string; attention: string; worker: string };

export type Visit = {
  code: string;
  household: string;
  /** seconds since 1970 */
  time: number;
  way: string;
  note: string;
  /** seconds since 1970, 0 for none */
  next: number;
  worker: string;
};

const DAY = 86_400;
/** How far back visits are noted. */
const SPAN_DAYS = 120;

/** Every how many days, as the program comes with it (data/migrations/0012-visits.sql). */
const TYPES: Record<string, number> = {
  elder: 30,
  "low-income": 30,
  disabled: 30,
  child: 14,
  monitored: 30,
  honoured: 90,
};
const ATTENTION: Record<string, number> = { red: 7, yellow: 14, green: 30 };

const NOTES: Record<string, string[]> = {
  elder: [
    "精神不错，血压平稳",
    "提醒按时吃药",
    "煤气灶已检查",
    "想吃助餐，已登记",
    "女儿周末回来",
    "楼道灯不亮，已上报",
  ],
  "low-income": ["低保金已到账", "帮助填报临时救助", "孩子学费有着落", "冬衣已送到"],
  disabled: ["辅具完好", "预约了助浴", "坡道扶手松动，已报修", "评残材料已交"],
  child: ["作业有人辅导", "奶奶照看，一切都好", "已联系学校老师", "父母月底回来"],
  monitored: ["公益岗位出勤正常", "收入稳定", "果树受冻，已报保险"],
  honoured: ["光荣牌完好", "老人讲了当年的事", "体检已预约"],
};
const USUAL_NOTES = ["一切都好", "家中安全已查看", "反映停车难", "信息无变化", "已告知近期防诈骗"];

/** Visits of the last months to the households that have a schedule: most on time, some overdue, some that met nobody. */
export function* visitsTo(households: Iterable<Visited>, seed: number, end: number): Generator<Visit> {
  let number = 0;
  let nth = 0;
  for (const household of households) {
    const random = new Random(seed, 0x715117 + nth++);
    const days = Math.min(
      TYPES[household.type] ?? Number.POSITIVE_INFINITY,
      ATTENTION[household.attention] ?? Number.POSITIVE_INFINITY,
    );
    // why: some are new, and nobody has been there
    if (!Number.isFinite(days) || random.chance(0.03)) continue;
    const isNeglected = random.chance(0.11);
    let day = Math.floor(end / DAY) - SPAN_DAYS + random.whole(0, days);
    for (;;) {
      const time = day * DAY + random.whole(1 * 3600, 10 * 3600);
      if (time > end) break;
      const way = random.weighted([
        ["door", 78],
        ["phone", 15],
        ["absent", 7],
      ] as const);
      const gap = way === "absent" ? random.whole(1, 3) : gapAfter(days, isNeglected, random);
      const isAgreed = way !== "absent" && random.chance(0.1);
      yield {
        code: `V${String(++number).padStart(6, "0")}`,
        household: household.code,
        time,
        way,
        note: random.chance(0.6) && way !== "absent" ? random.pick(NOTES[household.type] ?? USUAL_NOTES) : "",
        next: isAgreed ? (day + gap) * DAY : 0,
        worker: household.worker,
      };
      day += gap;
    }
  }
}

/** Days until the next visit: a little early mostly; late where nobody cares. */
const gapAfter = (days: number, isNeglected: boolean, random: Random): number =>
  Math.max(
    2,
    isNeglected
      ? days + random.whole(2, Math.max(6, Math.round(days * 0.8)))
      : days - random.whole(0, Math.ceil(days * 0.2)),
  );
