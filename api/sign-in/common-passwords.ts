// Which passwords everyone thinks of. A list of the most used ones that are this long is short of imagination rather than of
// entries: words and rows of keys, strung together. So the pieces are listed here, and what is left beside them is counted.

const WORDS = (
  "password passwort passw0rd passwd pass admin administrator root system user guest login master manager super test demo " +
  "welcome hello secret default letmein changeme access server public private monkey dragon shadow sunshine princess " +
  "football baseball superman batman iloveyou love baby angel lucky happy freedom whatever trustno michael jordan " +
  "charlie summer winter spring autumn monday friday computer internet google qq wechat weixin alipay taobao baidu " +
  "huawei xiaomi tencent lenovo windows oracle mysql postgres redis " +
  "woaini woaiwojia woaizhongguo aini mima wode nihao zhongguo china beijing shanghai henan zhengzhou jiaozuo " +
  "guanli guanliyuan yonghu ceshi zhanghao denglu xitong laoban baobao laopo laogong wangyi sunzi caonima " +
  // the words of this place (ASVS 6.1.2: words of the organisation, the product and its roles)
  "minqingtu minqing jiedao shequ wangge wanggeyuan wanggezhang weiwangge zhihui zhihuizhongxin juzhu jumin cunwei " +
  "shequbao dangyuan dangqun renmin fuwu weirenminfuwu street grid household community village commander planner " +
  "leader worker clerk auditor wall"
).split(" ");

const CHINESE = [
  "密码",
  "管理员",
  "管理",
  "用户",
  "街道",
  "社区",
  "网格",
  "民情图",
  "民情",
  "中国",
  "我爱你",
  "为人民服务",
  "你好",
];

/** Keys beside each other, letters and digits in order; taken forwards and backwards, in runs of three and more. */
const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl;'",
  "zxcvbnm,./",
  "!@#$%^&*()_+",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
  "!qaz@wsx#edc$rfv%tgb",
  "147258369",
  "741852963",
  "159357",
];

const LOOKALIKES: Record<string, string> = {
  "@": "a",
  $: "s",
  "0": "o",
  "1": "i",
  "3": "e",
  "5": "s",
  "7": "t",
  "!": "i",
};

const words = [...WORDS, ...CHINESE].sort((a, b) => b.length - a.length);
const rows = ROWS.flatMap((row) => [row, [...row].reverse().join("")]);

/** How many pieces a password must be more than, each a word of the list, a row of keys, a year, a repetition or one character. */
const MOST_PIECES = 4;

/**
 * Whether `password` is put together from few things that everyone knows: `Password1234!`, `1qaz2wsx3edc`, `woaini520520`,
 * `aaaaaaaaaaaa`, `minqingtu2026`. What remains unknown counts one piece a character.
 */
export const isCommon = (password: string): boolean => {
  const plain = password.toLowerCase();
  const read = [...plain].map((character) => LOOKALIKES[character] ?? character).join("");
  return piecesOf(plain, plain) <= MOST_PIECES || piecesOf(plain, read) <= MOST_PIECES;
};

/** The number of pieces, the longest known one taken at each place. `read` is `plain` with look-alikes as letters. */
function piecesOf(plain: string, read: string): number {
  let pieces = 0;
  for (let at = 0; at < plain.length; pieces++) {
    at += Math.max(
      repetitionAt(plain, at),
      rowAt(plain, at),
      /^(19|20)\d\d/.test(plain.slice(at)) ? 4 : 0,
      words.find((word) => read.startsWith(word, at))?.length ?? 0,
      String.fromCodePoint(plain.codePointAt(at)!).length,
    );
  }
  return pieces;
}

/** Length of what repeats from `at` on, one to four characters three times or more; 0 when nothing does. */
function repetitionAt(text: string, at: number): number {
  for (const size of [1, 2, 3, 4]) {
    const unit = text.slice(at, at + size);
    let end = at + size;
    while (unit.length === size && text.startsWith(unit, end)) end += size;
    if (end - at >= size * 3) return end - at;
  }
  return 0;
}

/** Length of the row of keys that begins at `at`; 0 when it is shorter than three. */
function rowAt(text: string, at: number): number {
  let longest = 0;
  for (const row of rows) {
    for (let size = longest + 1; at + size <= text.length && row.includes(text.slice(at, at + size)); size++)
      longest = size;
  }
  return longest >= 3 ? longest : 0;
}
