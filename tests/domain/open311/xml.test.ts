import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NotXml, readXml, writeXml } from "../../../domain/open311/xml.ts";

describe("writing", () => {
  test("a list becomes elements of one name, nothing an empty element, and no text is ever an element", () => {
    const value = [{ id: "N-1", note: '<b> & "c"', none: null, ok: true, lat: 35.2 }];
    expect(writeXml("requests", value, { requests: "request" })).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<requests><request><id>N-1</id><note>&lt;b&gt; &amp; &quot;c&quot;</note><none/>' +
        "<ok>true</ok><lat>35.2</lat></request></requests>\n",
    );
  });

  test("what XML cannot hold becomes U+FFFD", () => {
    expect(readXml(writeXml("a", "x\0\u000b\ud800\uffffy", {})).text).toBe("x\ufffd\ufffd\ufffd\ufffdy");
  });

  test("any text comes back as it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(readXml(writeXml("a", { b: text }, {})).children[0].text).toBe(text.trim());
      }),
    );
  });
});

describe("reading", () => {
  test("elements within elements, whatever else stands between", () => {
    const root = readXml(`\ufeff<?xml version="1.0"?><!-- x --><a t="1">
      <b k='2'>&#20013;&#x6587; &lt;i&gt;</b><b><![CDATA[<c>&amp;]]></b><d/></a>`);
    expect(root).toEqual({
      name: "a",
      text: "",
      children: [
        { name: "b", text: "中文 <i>", children: [] },
        { name: "b", text: "<c>&amp;", children: [] },
        { name: "d", text: "", children: [] },
      ],
    });
  });

  test.each([
    ["nothing", ""],
    ["words", "Internal Server Error"],
    ["a page", "<!DOCTYPE html><html></html>"],
    ["an entity that would grow", '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'],
    ["an entity that nobody said", "<a>&b;</a>"],
    ["an element left open", "<a><b></a>"],
    ["two roots", "<a/><b/>"],
    ["a tag that is none", "<a <b></b></a>"],
    ["elements without end", "<a>".repeat(100)],
    ["half a document", "<a><b>x"],
  ])("%s is no document", (_, text) => {
    expect(() => readXml(text)).toThrow(NotXml);
  });

  test("whatever it is given, it reads it or says that it is none", () => {
    const pieces = fc.constantFrom(
      "<a>",
      "</a>",
      "<b/>",
      "<",
      ">",
      "&",
      "&amp;",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "x",
      "<?",
      '"',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        try {
          expect(readXml(parts.join("")).name).toMatch(/^[ab]$/);
        } catch (error) {
          expect(error).toBeInstanceOf(NotXml);
        }
      }),
    );
  });
});
