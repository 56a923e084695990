import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { createGunzip } from "node:zlib";
import { type Encoding, lookAt } from "./encoding.ts";
import { ImportRefused } from "./options.ts";

/** A file that can be read as text, as often as needed. */
export type Source = {
  path: string;
  /** the file's own name */
  name: string;
  /** size on disk, for the progress bar */
  bytes: number;
  gzipped: boolean;
  encoding: Encoding;
  /** characters that could not be decoded: they arrive as U+FFFD */
  damaged: number;
  format: "csv" | "geojson";
};

/** Looks at a file: is it there, is it text, which. Throws ImportRefused. */
export async function openSource(path: string): Promise<Source> {
  const bytes = await sizeOf(path);
  const name = basename(path);
  const gzipped = await isGzipped(path);
  const looks = await lookAt(rawBytes(path, gzipped));
  if ("binary" in looks) {
    throw new ImportRefused(
      "file_not_text",
      `${name} 是${looks.binary}，不是文本。请另存为 CSV（UTF-8 或 GB 18030）或 GeoJSON 再导入。`,
    );
  }
  const source = { path, name, bytes, gzipped, ...looks };
  const start = await firstCharacters(source);
  if (start.trim() === "") throw new ImportRefused("file_empty", `${name} 是空文件，没有可导入的内容。`);
  return { ...source, format: formatOf(name, start) };
}

/** The text of a file, piece by piece. `onBytes` is told how much of the file on disk has been read. */
export async function* readText(source: Omit<Source, "format">, onBytes?: (bytes: number) => void) {
  const decoder = new TextDecoder(source.encoding);
  for await (const chunk of rawBytes(source.path, source.gzipped, onBytes)) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}

async function* rawBytes(path: string, gzipped: boolean, onBytes?: (bytes: number) => void) {
  let read = 0;
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  file.on("data", (chunk) => {
    read += chunk.length;
    onBytes?.(read);
  });
  try {
    yield* (gzipped ? file.pipe(createGunzip()) : file) as AsyncIterable<Buffer>;
  } catch (error) {
    if (gzipped && String((error as NodeJS.ErrnoException).code).startsWith("Z_")) {
      throw new ImportRefused("gzip_broken", `${basename(path)} 的压缩数据不完整或已损坏。请重新压缩或重新下载。`);
    }
    throw error;
  } finally {
    file.destroy();
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isDirectory())
      throw new ImportRefused("file_is_folder", `${path} 是文件夹，请给出其中的一个文件。`, path);
    if (!found.isFile()) throw new ImportRefused("file_unreadable", `${path} 不是普通文件，无法导入。`, path);
    if (found.size === 0) throw new ImportRefused("file_empty", `${basename(path)} 是空文件，没有可导入的内容。`, path);
    return found.size;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") {
      throw new ImportRefused("file_missing", `找不到文件 ${path}。请检查路径。`, path);
    }
    throw error;
  }
}

async function isGzipped(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    try {
      const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
      return buffer[0] === 0x1f && buffer[1] === 0x8b;
    } finally {
      await file.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EACCES") {
      throw new ImportRefused("file_unreadable", `没有权限读取 ${path}。`, path);
    }
    throw error;
  }
}

/** The first piece that is more than white space. */
async function firstCharacters(source: Omit<Source, "format">): Promise<string> {
  for await (const text of readText(source)) {
    const start = text.replace(/^\uFEFF/, "").trimStart();
    if (start !== "") return start;
  }
  return "";
}

function formatOf(name: string, start: string): Source["format"] {
  const extension = name.replace(/\.gz$/i, "").split(".").at(-1)?.toLowerCase();
  if (extension === "geojson" || extension === "json") return "geojson";
  if (extension === "csv" || extension === "tsv") return "csv";
  return /^[{[]/.test(start) ? "geojson" : "csv";
}
