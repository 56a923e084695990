import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { expect, test } from "vitest";
import { bestEncoding, hasTag, KeptAnswer } from "../../../api/http/kept-answer.ts";
import { KeptByVersion } from "../../../api/http/kept-by-version.ts";

test.each([
  [null, "identity"],
  ["", "identity"],
  ["gzip, deflate", "gzip"],
  ["gzip, deflate, br", "br"],
  ["GZIP;q=0.5", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["br;q=0.0,gzip;q=0", "identity"],
])("who accepts %s is given %s", (accept, encoding) => expect(bestEncoding(accept)).toBe(encoding));

test.each([
  [null, false],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['"ab"', false],
  ["*", true],
])("If-None-Match: %s", (header, matches) => expect(hasTag(header, '"a"')).toBe(matches));

test("a small body is never compressed", async () => {
  const answer = new KeptAnswer(new Uint8Array(10), "text/plain");
  const response = await answer.answer(new Headers({ "accept-encoding": "br" }), "no-cache");
  expect(response.headers.get("content-encoding")).toBeNull();
});

test("a large body is compressed for who takes that, unless it comes compressed", async () => {
  const words = "网格员的路线\n".repeat(1000);
  const body = new Uint8Array(Buffer.from(words));
  const given = async (answer: KeptAnswer) => {
    const response = await answer.answer(new Headers({ "accept-encoding": "br" }), "no-cache");
    expect(response.headers.get("content-encoding")).toBe("br");
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(Number(response.headers.get("content-length"))).toBe(bytes.length);
    return bytes;
  };
  expect(brotliDecompressSync(await given(new KeptAnswer(body, "text/plain"))).toString()).toBe(words);
  const brotli = new Uint8Array(brotliCompressSync(words, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }));
  expect(await given(new KeptAnswer(body, "text/plain", { brotli }))).toEqual(Buffer.from(brotli));
});

test("a body is made once a version, and the longest unused is forgotten", async () => {
  const kept = new KeptByVersion("text/plain", 2);
  const made: string[] = [];
  const ask = (key: string, version: string) =>
    kept.answer(key, version, { headers: new Headers() }, () => {
      made.push(key + version);
      return new TextEncoder().encode(key + version) as Uint8Array<ArrayBuffer>;
    });
  for (const [key, version] of ["a1", "a1", "b1", "a1", "c1", "a1", "b1", "b2"]) {
    expect(await (await ask(key, version)).text()).toBe(key + version);
  }
  expect(made).toEqual(["a1", "b1", "c1", "b1", "b2"]);
});
