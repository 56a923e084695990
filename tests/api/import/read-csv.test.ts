import { expect, test } from "vitest";
import type { Entry } from "../../../api/import/entry.ts";
import { readCsv } from "../../../api/import/read-csv.ts";
import { openSource } from "../../../api/import/source.ts";
import { importing } from "./importing.ts";

const { write } = importing();

async function read(text: string | Uint8Array) {
  const reading = readCsv(await openSource(write("table.csv", text)));
  const entries: Entry[] = [];
  for await (const batch of reading.batches) entries.push(...batch);
  return { entries, notes: reading.facts.notes };
}

test("a row is on the line it begins on, through quoted line breaks and empty lines", async () => {
  const { entries } = await read('code,text\r\na,"one\r\ntwo\r\nthree"\r\n\r\nb,x\r\n\r\n\r\nc,"y"\r\n');
  expect(entries.map(({ nth, line, values }) => [nth, line, values[0]])).toEqual([
    [1, 2, "a"],
    [2, 6, "b"],
    [3, 9, "c"],
  ]);
});

test.each([",", ";", "\t", "，"])("columns parted by %j", async (mark) => {
  const { entries } = await read(["code", '"a,b"', "c"].join(mark).concat("\n", ["1", "2", "3"].join(mark)));
  expect(entries[0].header.names).toEqual(["code", "a,b", "c"]);
  expect(entries[0].values).toEqual(["1", "2", "3"]);
});

test("rows of another length say so, empty cells at the end do not count", async () => {
  const { entries } = await read("a,b\n1\n1,2\n1,2,,,\n1,2,3");
  expect(entries.map(({ cells }) => cells)).toEqual([1, undefined, undefined, 3]);
});

test("a quote within a cell is a character, a header that repeats is named", async () => {
  const { entries, notes } = await read('code,a,a\n1,5" pipe,x');
  expect(entries[0].values).toEqual(["1", '5" pipe', "x"]);
  expect(notes).toEqual(["表头里“a”出现了两次，只用了前一列。"]);
});
