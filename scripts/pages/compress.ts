import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

/** 11, the most there is, takes more than twice as long for a fiftieth less. */
const QUALITY = 10;

const brotli = promisify(brotliCompress);

/** Writes beside every file of `folder` the same in brotli, as api/page.ts gives it to browsers. */
export async function compressFiles(folder: string): Promise<void> {
  await Promise.all((await readdir(folder)).map((name) => compressFile(join(folder, name))));
}

async function compressFile(file: string): Promise<void> {
  const body = await readFile(file);
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: QUALITY, [BROTLI_PARAM_SIZE_HINT]: body.length };
  await writeFile(`${file}.br`, await brotli(body, { params }));
}
