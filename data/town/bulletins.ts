/** What an office of a made-up town hangs on the screens at the stairs of its area; days from now. */
export type MadeBulletin = {
  title: string;
  text: string;
  urgency: "normal" | "important" | "urgent";
  fromDays: number;
  /** null: until it is withdrawn */
  untilDays: number | null;
};

const STREET: readonly MadeBulletin[] = [
  {
    title: "冬季用火用电安全提醒",
    text: "取暖器周围一米内不放易燃物，人走断电。\n燃煤取暖要装烟囱、常通风，谨防一氧化碳中毒。\n发现火情先离开，再拨 119。",
    urgency: "normal",
    fromDays: -20,
    untilDays: null,
  },
  {
    title: "城乡居民医保可就近缴费",
    text: "手机缴费有困难的，可到社区党群服务站代办，带好社保卡。\n工作日 8:30–18:00，周六上午也有人值班。",
    urgency: "important",
    fromDays: -6,
    untilDays: 60,
  },
];

const COMMUNITY: readonly MadeBulletin[] = [
  {
    title: "电动自行车请到充电棚充电",
    text: "不进楼、不上楼、不飞线。\n充电棚刷卡或扫码即可使用，故障请扫屏幕上的随手报。",
    urgency: "normal",
    fromDays: -30,
    untilDays: null,
  },
  {
    title: "党群服务站义诊",
    text: "每周六 9:00–11:00，量血压、测血糖、看药盒。\n行动不便的老人可预约上门，请联系网格员。",
    urgency: "normal",
    fromDays: -3,
    untilDays: 30,
  },
];

const REPAIRS: MadeBulletin = {
  title: "今晚 22:00 至明早 5:00 停水检修",
  text: "因主管道检修，部分楼栋停水，请提前储水。\n恢复供水后先放几分钟再使用。",
  urgency: "urgent",
  fromDays: -0.2,
  untilDays: 0.8,
};

/** Bulletins of the `nth` area of its level; none for levels without an office. */
export function townBulletins(level: string, nth: number): readonly MadeBulletin[] {
  if (level === "street") return STREET;
  if (level !== "community") return [];
  return nth % 3 === 0 ? [...COMMUNITY, REPAIRS] : COMMUNITY;
}

/** A number that nobody can have: no place has the code 0000. */
export const officePhone = (nth: number): string => `0000-6001${String(nth + 1).padStart(3, "0")}`;

export const OFFICE_HOURS = "工作日 8:30–18:00";
