import { expect, test } from "vitest";
import { lookAt } from "../../../api/import/encoding.ts";

/** 户主,陈一 in GB 18030. */
const GB = [0xbb, 0xa7, 0xd6, 0xf7, 0x2c, 0xb3, 0xc2, 0xd2, 0xbb];

async function look(bytes: Uint8Array, size = bytes.length) {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  return lookAt(chunks());
}

test.each([1, 2, 3, 5, 1000])("in pieces of %i bytes", async (size) => {
  expect(await look(Buffer.from("户主,陈一𠮷"), size)).toEqual({ encoding: "utf-8", damaged: 0 });
  expect(await look(Buffer.from("code,name\n"), size)).toEqual({ encoding: "utf-8", damaged: 0 });
  expect(await look(Buffer.from(GB), size)).toEqual({ encoding: "gb18030", damaged: 0 });
});

test("Chinese that begins after a million plain rows is still seen", async () => {
  const plain = Buffer.alloc(300_000, "a,b\n");
  expect(await look(Buffer.concat([plain, Buffer.from(GB)]), 65_536)).toEqual({ encoding: "gb18030", damaged: 0 });
});

test("a text cut within a character is damaged UTF-8 and not GB 18030", async () => {
  const whole = Buffer.from("网格员走访居民了解情况");
  const cut = Buffer.concat([whole, Buffer.from("，户"), whole.subarray(0, 2), Buffer.from(",x")]);
  expect(await look(cut)).toEqual({ encoding: "utf-8", damaged: 1 });
});

test("what is no text", async () => {
  expect(await look(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]))).toEqual({ binary: "Excel 工作簿或压缩包" });
  expect(await look(Buffer.from([1, 0, 2, 0, 3]))).toHaveProperty("binary");
  expect(await look(Buffer.from([0x61, 0xff, 0xff, 0xff, 0x61]))).toHaveProperty("binary");
});
