// What must not become a theme: values that say who somebody is.

export type PrivateKind = "identity" | "phone" | "name";

/** Eighteen digits of an identity card (the last may be X), or the fifteen of the old one, alone or within a text. */
const IDENTITY = /(?<!\d)\d{6}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dx](?![\dx])/i;
const OLD_IDENTITY = /^[1-9]\d{5}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}$/;
const LONG_NUMBER = /(?<!\d)\d{17}[\dx](?!\d)/i;

const MOBILE = /(?<!\d)(\+?86)?1[3-9]\d{9}(?!\d)/;
const LANDLINE = /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/;

/** What a single value gives away; null for nothing. Spaces and hyphens between digits hide nothing. */
export function privateValue(text: string): "identity" | "phone" | null {
  if (text.length < 8) return null;
  const plain = text.normalize("NFKC").replace(/(?<=[\d*])[\s-]+(?=[\dx*])/gi, "");
  if (IDENTITY.test(plain) || OLD_IDENTITY.test(plain) || LONG_NUMBER.test(plain)) return "identity";
  // masked ones give away as much as they show
  if (/\d{4,6}\*{4,}\d{2,4}[\dx]/i.test(plain)) return "identity";
  return MOBILE.test(plain) || LANDLINE.test(plain) || /(?<!\d)1[3-9]\d\*{4}\d{4}(?!\d)/.test(plain) ? "phone" : null;
}

/** What a column's own name says it holds. */
export function privateColumn(name: string): PrivateKind | null {
  const plain = name.normalize("NFKC").toLowerCase();
  if (/身份证|证件号|公民身份|id_?card|identity/.test(plain)) return "identity";
  if (/电话|手机|联系方式|phone|mobile|^tel$/.test(plain)) return "phone";
  return /姓名|户主|联系人|曾用名/.test(plain) || /^(full_?)?name$/.test(plain) ? "name" : null;
}

// the hundred surnames that nine of ten people have
const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康";
const NAME = new RegExp(`^([${SURNAMES}]\\p{Script=Han}{1,2}|\\p{Script=Han}[*＊某×]{1,3})$`, "u");

/**
 * Whether these values, each counted, read like people's names: most begin with a surname and go on for one or two characters,
 * and hardly any stands twice, as those of a category do.
 */
export function readsLikeNames(counts: ReadonlyMap<string, number>): boolean {
  const values = [...counts.keys()];
  const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (values.length < 3 || values.length < rows * 0.4) return false;
  return values.filter((value) => NAME.test(value)).length >= values.length * 0.6;
}
