import { expect, test } from "vitest";
import { firstZh } from "../../../web/text/first-zh.ts";
import { importsOf, readSources } from "../../support/sources.ts";

const sources = new Map(readSources().map((source) => [source.path, source]));

/** What a file imports before it runs: neither types nor what it asks for later. */
const importsAtOnce = (path: string): string[] =>
  importsOf(path, sources.get(path)!.code.replace(/^import type [^;]*;$|\bimport\([^)]*\)/gm, ""));

/** Files that the phone's page is drawn with. */
function phoneFiles(): string[] {
  const found = new Set<string>();
  const waiting = ["web/phone.tsx", "web/screens/phone/phone.tsx"];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path) || !sources.has(path)) continue;
    found.add(path);
    waiting.push(...importsAtOnce(path));
  }
  return [...found];
}

test("a phone says nothing before its first words are all of it", () => {
  const files = phoneFiles();
  expect(files).toContain("web/panels/phone/search-tab.tsx");
  expect(files.filter((path) => /zh-CN|whole-zh|account-zh/.test(path))).toEqual([]);
  const speakers = files.map((path) => sources.get(path)!.code).filter((code) => /\buseText\(|\btexts\[/.test(code));
  const said = speakers.flatMap((code) =>
    [...code.matchAll(/\b(?:text|useText\(\)|texts\[[\w.]+\])\.(\w+)/g)].map((match) => match[1]),
  );
  expect(said).toContain("states");
  expect([...new Set(said)].filter((key) => !(key in firstZh))).toEqual([]);
});
