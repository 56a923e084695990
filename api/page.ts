import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { NONCE_MARK } from "./http/headers.ts";
import { IMMUTABLE, KeptAnswer, REVALIDATE } from "./http/kept-answer.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

/** Answers requests for the built page in `folder`, its pages with `nonce` in them; null where there is no such file. */
export function pageFiles(folder: string) {
  const kept = new Map<string, KeptAnswer>();

  const load = async (path: string): Promise<KeptAnswer | null> => {
    const file = normalize(join(folder, path));
    if (!file.startsWith(folder + sep)) return null;
    const body = await readFile(file).catch(absent);
    if (body === null) return null;
    const known = kept.get(path);
    // why: `npm run build` beside a running server must show; the files are few and small
    if (known && Buffer.compare(known.body, body) === 0) return known;
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    // scripts/pages/compress.ts
    const brotli = isHashed(path) ? await readFile(`${file}.br`).catch(absent) : null;
    const answer = new KeptAnswer(new Uint8Array(body), type, { brotli: brotli && new Uint8Array(brotli) });
    kept.set(path, answer);
    return answer;
  };

  return async (request: Request, nonce = ""): Promise<Response | null> => {
    const path = decoded(new URL(request.url).pathname);
    if (path === null || (request.method !== "GET" && request.method !== "HEAD")) return null;
    const hashed = isHashed(path);
    const page = pageAt(path);
    const file = page === null ? await load(path) : null;
    if (file) return file.answer(request.headers, hashed ? IMMUTABLE : REVALIDATE);
    if (page === null && (hashed || extname(path) !== "")) return null;
    const start = await load(page ?? DESK);
    return start ? withNonce(start, nonce) : notBuilt();
  };
}

/** Files under assets/ carry a hash of what is in them in their name. */
const isHashed = (path: string): boolean => path.startsWith("/assets/");

const DESK = "index.html";
/** Pages of their own, by the first part of their address: those on their round, residents, walls, the screens at stairs. */
const PAGES = new Map([
  ["m", "m.html"],
  ["r", "r.html"],
  ["wall", "wall.html"],
  ["kiosk", "kiosk.html"],
]);

/** The page that an address is sure to mean; null where it may be a file. */
function pageAt(path: string): string | null {
  if (path === "/" || path === `/${DESK}`) return DESK;
  const [, first] = path.split("/", 2);
  return PAGES.get(first.replace(/\.html$/, "")) ?? null;
}

// why never 304: a page kept from before would carry another nonce than its headers
const withNonce = ({ body, type }: KeptAnswer, nonce: string) =>
  new Response(new TextDecoder().decode(body).replaceAll(NONCE_MARK, nonce), {
    headers: { "content-type": type, "cache-control": REVALIDATE },
  });

const absent = (error: NodeJS.ErrnoException): null => {
  if (error.code === "ENOENT" || error.code === "EISDIR" || error.code === "ENOTDIR") return null;
  throw error;
};

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

const notBuilt = () =>
  new Response("页面还没有构建：npm run build。 The page is not built yet: npm run build.\n", {
    status: 503,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
