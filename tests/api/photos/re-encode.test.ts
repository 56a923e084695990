import sharp from "sharp";
import { expect, test } from "vitest";
import { reEncode } from "../../../api/photos/re-encode.ts";
import { MOST_SENT_PHOTO_BYTES } from "../../../domain/photo.ts";

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 40, b: 40 } } });

test("a photo keeps its picture and loses where and with what it was taken", async () => {
  const exif = { IFD0: { Make: "Phone of Zhang" }, IFD3: { GPSLatitude: "35/1 13/1 0/1", GPSLatitudeRef: "N" } };
  const taken = await picture(80, 60).jpeg().withExif(exif).withIccProfile("p3").toBuffer();
  expect(taken.includes("Phone of Zhang")).toBe(true);
  const { jpeg, width, height } = await reEncode(taken);
  expect([width, height]).toEqual([80, 60]);
  expect(jpeg.includes("Phone of Zhang")).toBe(false);
  const { exif: left, icc, xmp, iptc, format } = await sharp(jpeg).metadata();
  expect({ left, icc, xmp, iptc, format }).toEqual({ format: "jpeg" });
});

test("what was appended behind its end is gone", async () => {
  const taken = Buffer.concat([await picture(20, 20).jpeg().toBuffer(), Buffer.from("<script>alert(1)</script>")]);
  expect((await reEncode(taken)).jpeg.includes("script")).toBe(false);
});

test("a photo held sideways stands upright, a large one becomes 1600 px long", async () => {
  const taken = await picture(3200, 800).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const { width, height } = await reEncode(taken);
  expect([width, height]).toEqual([400, 1600]);
});

test("PNG and WebP become JPEG, transparent becomes white", async () => {
  const clear = sharp({ create: { width: 10, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
  for (const taken of [await clear.clone().png().toBuffer(), await clear.clone().webp().toBuffer()]) {
    const { jpeg } = await reEncode(taken);
    expect([...(await sharp(jpeg).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255]);
  }
});

const refusal = (bytes: Uint8Array) =>
  reEncode(bytes).then(
    () => "taken",
    ({ code }) => code,
  );

test("what is no photo, a broken one, and one that would fill the memory are refused", async () => {
  const whole = await sharp(Buffer.from(Array.from({ length: 90_000 }, (_, at) => (at * 7919) % 251)), {
    raw: { width: 300, height: 100, channels: 3 },
  })
    .jpeg()
    .toBuffer();
  expect(await refusal(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"))).toBe(
    "photo_unreadable",
  );
  expect(await refusal(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]))).toBe("photo_unreadable");
  expect(await refusal(whole.subarray(0, whole.length / 2))).toBe("photo_unreadable");
  expect(await refusal(new Uint8Array(MOST_SENT_PHOTO_BYTES + 1))).toBe("body_too_large");
  // its head says 60,000 × 60,000: unpacked it would take ten gigabytes
  const bomb = await picture(20, 20).jpeg().toBuffer();
  const sizes = bomb.indexOf(Buffer.from([0xff, 0xc0])) + 5;
  bomb.writeUInt16BE(60_000, sizes);
  bomb.writeUInt16BE(60_000, sizes + 2);
  expect(await refusal(bomb)).toBe("photo_too_detailed");
});

test("many at once are each drawn", async () => {
  const sizes = [11, 12, 13, 14, 15, 16];
  const taken = await Promise.all(sizes.map((size) => picture(size, size).jpeg().toBuffer()));
  const drawn = await Promise.all(taken.map(reEncode));
  expect(drawn.map(({ width }) => width)).toEqual(sizes);
});
