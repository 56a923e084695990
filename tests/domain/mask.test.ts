import fc from "fast-check";
import { expect, test } from "vitest";
import { maskName, maskPhone } from "../../domain/mask.ts";

test.each([
  ["陈志强", "陈**"],
  ["欧阳修", "欧**"],
  ["买买提·艾力", "买**"],
  ["𠮷野家", "𠮷**"], // beyond the basic plane: two UTF-16 units, one character
  ["㐂", "**"],
  [" 王芳 ", "王**"],
  ["", ""],
])("the name %s is shown as %s", (name, shown) => expect(maskName(name)).toBe(shown));

test("any name of up to 50 characters shows its first character and not its length", () => {
  const character = fc.constantFrom("张", "·", "𠮷", "㐂", "a", "é");
  fc.assert(
    fc.property(fc.array(character, { minLength: 2, maxLength: 50 }), (characters) => {
      expect(maskName(characters.join(""))).toBe(`${characters[0]}**`);
    }),
  );
});

test.each([
  ["13812345678", "138****5678"],
  ["138 1234 5678", "138****5678"],
  ["+86 138-1234-5678", "138****5678"],
  ["0391-3912345", "039****2345"],
  ["3912345", "****45"],
  ["110", "****"],
  ["", ""],
])("the phone %s is shown as %s", (phone, shown) => expect(maskPhone(phone)).toBe(shown));

test("nobody's name and phone stay nobody's", () => {
  expect(maskName(null)).toBeNull();
  expect(maskPhone(null)).toBeNull();
});
