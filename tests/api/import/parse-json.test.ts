import fc from "fast-check";
import { expect, test } from "vitest";
import { JsonFault, parseJson, parseSound } from "../../../api/import/parse-json.ts";
import { type Part, scanJson } from "../../../api/import/scan-json.ts";

const fault = (text: string) => {
  try {
    parseJson(text, 1);
  } catch (error) {
    if (error instanceof JsonFault) return { code: error.code, line: error.line };
    throw error;
  }
  return null;
};

/** Members with a name of their own each, whatever they hold. */
const value = fc.jsonValue();

test("it reads what JSON.parse reads", () => {
  fc.assert(
    fc.property(value, fc.constantFrom(0, 1), (made, indent) => {
      const text = JSON.stringify(made, null, indent);
      expect(parseJson(text, 1)).toEqual(JSON.parse(text));
    }),
  );
});

test.each([
  ['{"a": 1\n"b": 2}', "json_broken", 1],
  ['{\n"a": 1,\n}', "json_broken", 3],
  ["[1,\n2,\n03]", "json_broken", 3],
  ['{"a":\n\nnul}', "json_broken", 3],
  ['"a\nb"', "json_broken", 1],
  ['{"a":1}\n}', "json_broken", 2],
  ["", "json_broken", 1],
  [`${"[".repeat(300)}${"]".repeat(300)}`, "json_broken", 1],
  ['[\n{"a": 1,\n "a": 2}]', "json_member_twice", 2],
  ['{"a": {"b": [{"c": 1, "c": 1}]}}', "json_member_twice", 1],
])("%j is broken, and it says where", (text, code, line) => {
  expect(fault(text)).toEqual({ code, line });
});

test("the fast way believes the engine's parser only where no member was lost", () => {
  expect(parseSound('{"a":{"b":[1,{"c":2}]},"d":"x:y"}', 1, 4)).toEqual({ a: { b: [1, { c: 2 }] }, d: "x:y" });
  expect(() => parseSound('{"a":1,"a":2}', 7, 2)).toThrow(JsonFault);
});

async function scan(text: string, size: number): Promise<Part[]> {
  async function* pieces() {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  const parts: Part[] = [];
  for await (const part of scanJson(pieces())) parts.push(part);
  return parts;
}

test("however the text is cut into pieces, the parts are the same, and their lines and members are right", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(value, { maxLength: 4 }), fc.integer({ min: 1, max: 40 }), async (features, size) => {
      const text = JSON.stringify({ name: '甲\\"}', features, crs: null }, null, 1);
      const whole = await scan(text, text.length);
      expect(await scan(text, size)).toEqual(whole);
      const cut = whole.flatMap((part) => (part.part === "feature" ? [part.value] : []));
      expect(cut.map((slice) => JSON.parse(slice.text))).toEqual(
        features.map((made) => JSON.parse(JSON.stringify(made))),
      );
      for (const slice of cut) {
        expect(text.split("\n")[slice.line - 1].trimStart()[0]).toBe(slice.text[0]);
        expect(parseSound(slice.text, slice.line, slice.members)).toEqual(JSON.parse(slice.text));
      }
    }),
  );
});
