import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { privateColumn, privateValue, readsLikeNames } from "../../domain/private-values.ts";
import { classifier, NO_CLASS, numberOf } from "../../domain/theme.ts";
import { categoryClasses, guessKind, levelClasses, numberClasses } from "../../domain/theme-classes.ts";
import { decodeTheme, encodeTheme } from "../../domain/theme-columns.ts";

const counted = (...values: string[]) => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

describe("the kind of a theme", () => {
  test("whole numbers of few steps are a level, other numbers a number, few texts a category", () => {
    expect(guessKind(counted("1", "5", "3", "3"))).toBe("level");
    expect(guessKind(counted("0", "9"))).toBe("number");
    expect(guessKind(counted("61.5", "80", "92"))).toBe("number");
    expect(guessKind(counted("A级", "B级", "A级"))).toBe("category");
  });

  test("a stray word among many numbers does not make texts of them; notes are no theme", () => {
    const scores = Array.from({ length: 99 }, (_, i) => String(i));
    expect(guessKind(counted(...scores, "未评"))).toBe("number");
    expect(guessKind(counted(...scores.map((score) => `第${score}次走访`)))).toBeNull();
    expect(guessKind(counted())).toBeNull();
  });
});

describe("classes", () => {
  test("of texts: ordered ones in their order, others by number, the rarest of many together", () => {
    expect(categoryClasses(counted("C级", "A级", "C级", "B级")).map(({ values }) => values)).toEqual([
      ["A级"],
      ["B级"],
      ["C级"],
    ]);
    expect(categoryClasses(counted("三星", "一星", "二星", "三星")).map(({ values }) => values?.[0])).toEqual([
      "一星",
      "二星",
      "三星",
    ]);
    const many = Array.from("甲乙丙丁戊己庚辛壬癸").flatMap((text, i) => new Array<string>(10 - i).fill(text));
    const classes = categoryClasses(counted(...many));
    expect(classes.length).toBe(8);
    expect(classes[0].values).toEqual(["甲"]);
    expect(classes[7]).toEqual({ values: ["辛", "壬", "癸"], name: { zh: "其他", en: "Other" } });
  });

  test("a value is of the class that its theme says, and of none where it says none", () => {
    const level = classifier({ kind: "level", classes: levelClasses(1, 5) });
    expect(["0", "1", "4.5", "5", "x"].map(level)).toEqual([NO_CLASS, 0, 3, 4, NO_CLASS]);
    const number = classifier({ kind: "number", classes: numberClasses([0, 20, 40, 60, 80, 100]) });
    expect(number("-7")).toBe(0);
    expect(number("100")).toBeGreaterThan(number("50"));
    const category = classifier({ kind: "category", classes: categoryClasses(counted("是", "否", "是")) });
    expect(["是", "否", "不详"].map(category)).toEqual([0, 1, NO_CLASS]);
  });

  test("numbers are read as people write them", () => {
    expect(["12", "１２", "1,234", "-3.5", "3分", "", "1e5", "1,23"].map(numberOf)).toEqual([
      12,
      12,
      1234,
      -3.5,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("what tells who somebody is", () => {
  // made up: no region has the number 990101
  test.each([
    "990101198003070012",
    "99010119800307001X",
    "９９０１０１１９８００３０７００１２",
    "990101 19800307 0012",
    "990101-19800307-001x",
    "证号990101198003070012",
    "990101800307001",
    "990101********001X",
  ])("%s is an identity-card number", (value) => expect(privateValue(value)).toBe("identity"));

  test.each(["13812345678", "+86 138 1234 5678", "138-1234-5678", "0391-3912345", "138****5678", "张三13812345678"])(
    "%s is a telephone number",
    (value) => expect(privateValue(value)).toBe("phone"),
  );

  test.each(["5", "92.5", "A级", "2026-03-05", "1234567", "20260305", "三星级文明户", "-12.25", "2026-03-05 08:30"])(
    "%s is neither",
    (value) => expect(privateValue(value)).toBeNull(),
  );

  test("whatever its region, birthday and end, an identity-card number is seen", () => {
    const digits = (min: number, max: number, length: number) =>
      fc.integer({ min, max }).map((number) => String(number).padStart(length, "0"));
    const card = fc.tuple(
      digits(110000, 829999, 6),
      digits(1900, 2026, 4),
      digits(1, 12, 2),
      digits(1, 31, 2),
      digits(0, 999, 3),
      fc.constantFrom(..."0123456789Xx"),
    );
    fc.assert(
      fc.property(card, (parts) => {
        expect(privateValue(parts.join(""))).toBe("identity");
      }),
    );
  });

  test("columns are known by their names", () => {
    expect(["身份证号码", "ID_card", "联系电话", "户主姓名", "name"].map(privateColumn)).toEqual([
      "identity",
      "identity",
      "phone",
      "name",
      "name",
    ]);
    expect(["积分", "星级文明户", "安全住房", "level"].map(privateColumn)).toEqual([null, null, null, null]);
  });

  test("a column of names is known by its values, categories that begin like surnames are not taken for one", () => {
    expect(readsLikeNames(counted("张志强", "李微", "王格", "赵丽华"))).toBe(true);
    expect(readsLikeNames(counted("张**", "李*", "王**"))).toBe(true);
    expect(readsLikeNames(counted("安全", "危房", "高中", "安全", "安全", "危房", "高中", "高中"))).toBe(false);
    expect(readsLikeNames(counted("优秀", "良好", "合格"))).toBe(false);
  });
});

describe("columns of a theme", () => {
  const rows = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.integer({ min: 0, max: 255 })), {
      selector: ([id]) => id,
    })
    .map((pairs) => pairs.sort(([a], [b]) => a - b));

  test("come back as they were", () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const columns = {
          length: pairs.length,
          id: Int32Array.from(pairs, ([id]) => id),
          class: Uint8Array.from(pairs, ([, own]) => own),
        };
        expect(decodeTheme(encodeTheme(columns))).toEqual(columns);
      }),
    );
  });

  test("bytes of anything else are refused in words", () => {
    expect(() => decodeTheme(Uint8Array.of(77, 81, 72, 1, 0))).toThrow(/not a theme/);
    expect(() => decodeTheme(Uint8Array.of(77, 81, 84, 1, 200, 200, 3))).toThrow(/do not fit/);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          decodeTheme(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });
});
