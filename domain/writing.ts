// One spelling for what people write in several: full-width letters, Chinese numerals, old and rare forms.

/** Rare characters that a keyboard rarely offers, and the ones people type for them. */
const VARIANTS: Record<string, string> = { 𠮷: "吉", 㐂: "喜", 𠅤: "享", 淸: "清", 啓: "启", 昇: "升" };
const RARE = new RegExp(`[${Object.keys(VARIANTS).join("")}]`, "gu");

/** Without what no text of ours has, and no database takes. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cs}]/gu, " ").trim();

/** Full-width forms narrow, letters small, rare variants as their usual form, no blanks at the ends. */
export const normal = (text: string): string =>
  printable(text)
    .normalize("NFKC")
    .toLowerCase()
    .replace(RARE, (character) => VARIANTS[character])
    .trim();

/** A name without what stands between its parts: 买买提·艾力 is found as 买买提艾力. */
export const joinedName = (name: string): string => normal(name).replace(/[\s·•・‧᛫∙.'’]+/g, "");

const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const TENS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Words that make a number of the numeral before them. Without one 三官巷 stays a lane and 张三 a person. */
const COUNTED = /^(?:号|楼|栋|幢|座|单|门(?!口)|梯|层|室|户|房|弄|组|队|期|区|微?网格|#|-)/u;
const NUMERALS = /[零〇一二两三四五六七八九十廿卅百千]+/gu;

/** 二十三号楼二单元五〇一 → 23号楼2单元501 */
export const withDigits = (text: string): string =>
  text.replace(NUMERALS, (numeral, at: number) => {
    const before = text.slice(0, at);
    const after = text.slice(at + numeral.length);
    const isCounted = COUNTED.test(after) || /(?:第|[0-9-])$/.test(before);
    const isRun = [...numeral].length >= 3 || /[〇零]/.test(numeral);
    const endsAddress = after === "" && /(?:号楼|栋|幢|座|单元|门)$/.test(before);
    return isCounted || isRun || endsAddress ? numberOf(numeral) : numeral;
  });

/** 二十三 → 23, 五〇一 → 501 */
function numberOf(numeral: string): string {
  const characters = [...numeral.replace("廿", "二十").replace("卅", "三十")];
  if (!characters.some((character) => character in TENS)) return characters.map((one) => DIGITS[one]).join("");
  let sum = 0;
  let digit = 0;
  for (const character of characters) {
    const tens = TENS[character];
    if (tens === undefined) {
      digit = DIGITS[character];
      continue;
    }
    sum += (digit || 1) * tens;
    digit = 0;
  }
  return String(sum + digit);
}
