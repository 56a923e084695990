import { isAscii } from "node:buffer";

/** How the characters of a file are written down. */
export type Encoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

/** What a file's bytes look like: an encoding, with how many characters of it are damaged, or no text at all. */
export type Looks = { encoding: Encoding; damaged: number } | { binary: string };

const MAGIC: [string, number[]][] = [
  ["Excel 工作簿或压缩包", [0x50, 0x4b, 0x03, 0x04]],
  ["旧版 Excel 工作簿", [0xd0, 0xcf, 0x11, 0xe0]],
  ["PDF 文件", [0x25, 0x50, 0x44, 0x46]],
  ["PNG 图片", [0x89, 0x50, 0x4e, 0x47]],
  ["7z 压缩包", [0x37, 0x7a, 0xbc, 0xaf]],
  ["Shapefile", [0x00, 0x00, 0x27, 0x0a]],
];

/** More zero bytes than this, and it is no text. A stray one in a field of a table is only a control character. */
const BINARY_SHARE = 0.2;

const startsWith = (bytes: Uint8Array, start: number[]) => start.every((byte, index) => bytes[index] === byte);

/**
 * Looks at all bytes once. UTF-8 wins while its broken sequences are a tenth of the sound ones or fewer: a text cut in
 * the middle of a character by a fixed column width is still UTF-8, and read as GB 18030 every name in it would be wrong.
 */
export async function lookAt(chunks: AsyncIterable<Uint8Array>): Promise<Looks> {
  let first = true;
  let carry: Uint8Array = new Uint8Array();
  let bytesRead = 0;
  let zeros = 0;
  let sound = 0;
  let broken = 0;
  const gb18030 = new TextDecoder("gb18030", { fatal: true });
  let couldBeGb18030 = true;
  for await (const chunk of chunks) {
    if (first) {
      first = false;
      if (startsWith(chunk, [0xff, 0xfe])) return { encoding: "utf-16le", damaged: 0 };
      if (startsWith(chunk, [0xfe, 0xff])) return { encoding: "utf-16be", damaged: 0 };
      const magic = MAGIC.find(([, start]) => startsWith(chunk, start));
      if (magic) return { binary: magic[0] };
    }
    bytesRead += chunk.length;
    for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1)) zeros++;
    if (zeros > bytesRead * BINARY_SHARE) return { binary: "二进制文件" };
    if (couldBeGb18030) couldBeGb18030 = decodes(gb18030, chunk, true);
    const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
    const whole = bytes.length - unfinished(bytes);
    const part = bytes.subarray(0, whole);
    carry = bytes.slice(whole);
    if (!isAscii(part)) {
      const counted = count(part);
      sound += counted.sound;
      broken += counted.broken;
    }
  }
  broken += carry.length > 0 ? 1 : 0;
  if (broken === 0) return { encoding: "utf-8", damaged: 0 };
  if (sound >= broken * 10) return { encoding: "utf-8", damaged: broken };
  if (couldBeGb18030 && decodes(gb18030, new Uint8Array(), false)) return { encoding: "gb18030", damaged: 0 };
  return { binary: "既不是 UTF-8 也不是 GB 18030 的文件" };
}

function decodes(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false; // what a fatal decoder throws at bytes that are not of its encoding
    throw error;
  }
}

/** How many bytes a UTF-8 lead byte promises after itself; -1 for a byte that cannot lead. */
const promised = (byte: number) =>
  byte < 0x80
    ? 0
    : byte >= 0xc2 && byte < 0xe0
      ? 1
      : byte >= 0xe0 && byte < 0xf0
        ? 2
        : byte >= 0xf0 && byte < 0xf5
          ? 3
          : -1;

/** Bytes at the end that begin a character which the next chunk ends. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if ((byte & 0xc0) !== 0x80) return promised(byte) >= back ? back : 0;
  }
  return 0;
}

/** Sound characters of more than one byte, and bytes that belong to no character. */
function count(bytes: Uint8Array): { sound: number; broken: number } {
  let sound = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; ) {
    const more = promised(bytes[at]);
    let followed = 0;
    while (followed < more && (bytes[at + followed + 1] & 0xc0) === 0x80) followed++;
    if (more > 0 && followed === more) sound++;
    else if (more !== 0) broken++;
    at += 1 + followed;
  }
  return { sound, broken };
}
