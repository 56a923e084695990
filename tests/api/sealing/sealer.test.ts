import { createCipheriv, createHmac, randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { SealBroken, UnknownKey } from "../../../api/sealing/seal-errors.ts";
import { SEAL_MARK, sealWith, writeRows } from "../../../api/sealing/seal-text.mjs";
import { newSealer } from "../../../api/sealing/sealer.ts";

const sealer = newSealer([randomBytes(32)]);
/** Whole characters of every plane, combining marks and control characters among them. */
const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.constant("𠮷田·ᠮᠣᠩᠭᠣᠯ"));

test("what is sealed opens to the same text, and shows none of it", () => {
  fc.assert(
    fc.property(anyText, anyText, (text, context) => {
      const sealed = sealer.seal(text, context);
      expect(sealed).toMatch(/^§1\.[0-9a-f]{8}\.[\w-]+$/);
      expect(sealer.open(sealed, context)).toBe(text);
    }),
  );
});

test("equal text of one household seals equally, of two differently", () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (text, one, other) => {
      fc.pre(one !== other);
      expect(sealer.seal(text, one)).toBe(sealer.seal(text, one));
      expect(sealer.seal(text, one)).not.toBe(sealer.seal(text, other));
    }),
  );
});

test("the thread seals as the sealer does, few rows and many", async () => {
  const thread = sealer.thread();
  for (const count of [3, 2_000, 2]) {
    const texts = Array.from({ length: count }, (_, nth) => [nth % 3 === 0 ? null : `户主${nth}`, "𠮷"]);
    const asked = texts.map((row, nth) => [String(nth), null, ...row, `H-${nth}`]);
    const wanted = texts.map((row, nth) => [
      String(nth),
      null,
      ...row.map((text) => text && sealer.seal(text, `H-${nth}`)),
    ]);
    expect(await thread.seal(writeRows(asked), 2)).toBe(writeRows(wanted));
  }
  await thread.end();
});

test("the form is what standard functions make: AES-256-GCM with a nonce of HMAC-SHA-256", () => {
  const key = { id: "0a1b2c3d", cipher: randomBytes(32), nonce: randomBytes(32) };
  const seal = sealWith(key);
  const wanted = (text: string, context: string) => {
    const nonce = createHmac("sha256", key.nonce).update(`${context}\0${text}`).digest().subarray(0, 12);
    const cipher = createCipheriv("aes-256-gcm", key.cipher, nonce).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
    return `§1.0a1b2c3d.${sealed.toString("base64url")}`;
  };
  fc.assert(
    fc.property(anyText, anyText, fc.nat(300), (text, context, times) => {
      expect(seal(text.repeat(times), context)).toBe(wanted(text.repeat(times), context));
    }),
  );
});

test("text moved to another household does not open", () => {
  const sealed = sealer.seal("13812345678", "H-1");
  expect(() => sealer.open(sealed, "H-2")).toThrow(SealBroken);
});

test("altered text does not open, whichever character was altered and how", () => {
  const sealed = sealer.seal("欧阳修", "H-1");
  const characters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.§ 户";
  const place = fc.nat({ max: sealed.length - 1 - SEAL_MARK.length }).map((at) => at + SEAL_MARK.length);
  fc.assert(
    fc.property(place, fc.constantFrom(...characters), (at, character) => {
      fc.pre(sealed[at] !== character);
      expect(() => sealer.open(sealed.slice(0, at) + character + sealed.slice(at + 1), "H-1")).toThrow();
    }),
    { numRuns: 1000 },
  );
  for (let length = SEAL_MARK.length; length < sealed.length; length++) {
    expect(() => sealer.open(sealed.slice(0, length), "H-1")).toThrow();
  }
});

test("text that is not sealed is given back as it is", () => {
  expect(sealer.open("张志强", "H-1")).toBe("张志强");
  expect(sealer.open("", "H-1")).toBe("");
});

test("text that looks sealed can be sealed too", () => {
  const sealed = sealer.seal("张志强", "H-1");
  expect(sealer.open(sealer.seal(sealed, "H-1"), "H-1")).toBe(sealed);
});

test("an older key only opens; without it the error names it", () => {
  const [older, newer] = [randomBytes(32), randomBytes(32)];
  const before = newSealer([older]);
  const both = newSealer([newer, older]);
  const sealed = before.seal("张志强", "H-1");
  expect(both.keyIds).toEqual([newSealer([newer]).keyId, before.keyId]);
  expect(both.open(sealed, "H-1")).toBe("张志强");
  expect(both.seal("张志强", "H-1")).toBe(newSealer([newer]).seal("张志强", "H-1"));
  expect(() => newSealer([newer]).open(sealed, "H-1")).toThrow(UnknownKey);
  expect(() => newSealer([newer]).open(sealed, "H-1")).toThrow(before.keyId);
});

test("the sealed form stays what it is: rows of years ago must open", () => {
  const fixed = newSealer([Buffer.from("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", "hex")]);
  expect(fixed.seal("张志强", "990101001001001-1")).toBe(
    "§1.538df14e.Tk6BZwg9mKh769kDhuY45hE1dnIoj8WqvFo8i7MjgsvIiybfjA",
  );
});
