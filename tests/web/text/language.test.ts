import { beforeAll, describe, expect, test } from "vitest";
import { bringTexts, messageIn, nameIn, texts } from "../../../web/text/language.ts";
import "../../../web/text/whole-zh.ts";

/** Every sentence of a language with its path; gaps are filled with `▮`. */
function sentences(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [[path, value(...Array.from({ length: value.length }, () => "▮"))]];
  return Object.entries(value as object).flatMap(([key, part]) => sentences(part, `${path}.${key}`));
}

beforeAll(() => bringTexts("en"));

describe("the two languages", () => {
  test("nothing is empty, and English has no Chinese left in it", () => {
    for (const [path, sentence] of [...sentences(texts.zh), ...sentences(texts.en)]) {
      expect(sentence.trim(), path).not.toBe("");
    }
    const chinese = sentences(texts.en).filter(([, sentence]) => /\p{Script=Han}/u.test(sentence));
    // the product's name, and the switch back to Chinese
    expect(chinese.map(([path]) => path).sort()).toEqual([
      ".language.label",
      ".language.short",
      ".language.switch",
      ".product",
    ]);
  });

  test("every gap of a Chinese sentence is a gap of the English one", () => {
    const gaps = (language: "zh" | "en") =>
      sentences(texts[language])
        .filter(([, sentence]) => sentence.includes("▮"))
        .map(([path]) => path)
        .sort();
    expect(gaps("en")).toEqual(gaps("zh"));
  });

  test("a name that lacks a translation is given as it is", () => {
    expect(nameIn("en", { zh: "党员户", en: "Party member" })).toBe("Party member");
    expect(nameIn("en", { zh: "新类型", en: "" })).toBe("新类型");
    expect(nameIn("zh", { zh: "", en: "murder" })).toBe("murder");
  });

  test("of a message of the server the part in one's own language is shown", () => {
    const both = "密码应为 8–128 个字符。 The password must have 8 characters or more.";
    expect(messageIn("zh", both)).toBe("密码应为 8–128 个字符。");
    expect(messageIn("en", both)).toBe("The password must have 8 characters or more.");
    expect(messageIn("en", "只有中文。")).toBe("只有中文。");
  });
});
