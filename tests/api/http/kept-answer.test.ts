import { brotliDecompressSync } from "node:zlib";
import { expect, onTestFinished, test, vi } from "vitest";
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

test("a lasting body becomes smaller a while after it was given once, and stays the same", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const words = Array.from({ length: 4000 }, (_, index) => `const answer${(index * 7919) % 1000} = ${index};\n`).join(
    "",
  );
  const answer = new KeptAnswer(new TextEncoder().encode(words) as Uint8Array<ArrayBuffer>, "text/plain", true);
  const ask = async () => {
    const response = await answer.answer(new Headers({ "accept-encoding": "br" }), "no-cache");
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(Number(response.headers.get("content-length"))).toBe(bytes.length);
    expect(brotliDecompressSync(bytes).toString()).toBe(words);
    return bytes.length;
  };
  const first = await ask();
  expect(await ask()).toBe(first);
  vi.runAllTimers();
  vi.useRealTimers();
  await expect.poll(ask).toBeLessThan(first);
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
