import type { Random } from "./random.ts";

const SURNAMES =
  "王王王王李李李李张张张张刘刘刘陈陈杨杨赵赵黄周周吴徐孙孙马朱胡郭郭何高林罗郑郑梁谢宋宋唐许韩韩冯邓曹彭曾田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴孔汤靳樊苗尚毋买琚原申成卫司牛焦荆常宁";
const TWO_SURNAMES = ["欧阳", "司马", "诸葛", "上官", "皇甫", "尉迟"];
const OLD_GIVEN =
  "建国 秀英 桂兰 玉兰 秀兰 国强 建军 志强 淑珍 玉梅 凤英 德才 文魁 保国 长林 改香 金花 喜梅 春生 福来 有才 满仓 爱国 卫东 红梅 素云 新民 天顺 小妮 凤琴".split(
    " ",
  );
const FIRST = "晓文志海俊春雪思佳梓浩子宇雨嘉若明红建国秋冬丽美晨天永立学培云传景德庆广世伟静敏";
const SECOND = "华明辉军勇杰涛超磊刚平燕玲芳娟霞敏静丽艳红梅兰英萍洁琳轩涵怡彤豪然泽宁欣悦博文瑞东斌峰亮鑫鹏飞";
const RARE = ["𠮷", "㐂", "𣗋", "㛃", "𬭎", "䶮", "𡛟", "𬍛"];
const ETHNIC = [
  "阿依古丽·买买提",
  "买买提江·吐尔逊",
  "古丽娜尔·阿不都热合曼",
  "巴特尔·那日松",
  "扎西·次仁多吉",
  "努尔兰·叶尔肯",
];

/** A made-up name: now and then one with a rare character or a separator, as real registers have. */
export function personName(random: Random): string {
  const kind = random.next();
  if (kind < 0.0012) return random.pick(ETHNIC);
  const surname = kind < 0.008 ? random.pick(TWO_SURNAMES) : SURNAMES[random.whole(0, SURNAMES.length - 1)];
  if (kind > 0.996)
    return surname + (random.chance(0.5) ? FIRST[random.whole(0, FIRST.length - 1)] : "") + random.pick(RARE);
  if (kind > 0.66) return surname + random.pick(OLD_GIVEN);
  const last = SECOND[random.whole(0, SECOND.length - 1)];
  return kind > 0.4 ? surname + last : surname + FIRST[random.whole(0, FIRST.length - 1)] + last;
}

/** A number that is plainly not in use: 138 0000 and four digits more, then 138 0001 and so on. */
export const phoneNumber = (random: Random): string => `13800${String(random.whole(0, 999_999)).padStart(6, "0")}`;
