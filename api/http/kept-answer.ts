import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Of brotli: the last tenth takes twenty times as long, and somebody waits. */
const QUALITY = 5;

/** A year: for addresses that name the version of what they give. */
export const IMMUTABLE = "public, max-age=31536000, immutable";

/** For everything else: kept by the browser, but asked about each time. */
export const REVALIDATE = "no-cache";

/** The same for what depends on who asks: kept by their browser alone. */
export const OWN_IMMUTABLE = "private, max-age=31536000, immutable";
export const OWN_REVALIDATE = "private, no-cache";

/** Beside `private`: what another session was given is not given again, even in the same browser. */
export const OWN_VARY = "accept-encoding, cookie";

type Encoding = "br" | "gzip" | "identity";

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * A body that is given often: hashed once unless `version` says the same, and compressed once for each encoding that is asked for,
 * unless it comes with its `brotli`.
 */
export class KeptAnswer {
  readonly etag: string;
  private readonly encoded = new Map<Encoding, Promise<Bytes>>();

  constructor(
    readonly body: Bytes,
    readonly type: string,
    { version = hashOf(body), brotli = null }: { version?: string; brotli?: Bytes | null } = {},
  ) {
    this.etag = `"${version}"`;
    this.encoded.set("identity", Promise.resolve(body));
    if (brotli) this.encoded.set("br", Promise.resolve(brotli));
  }

  /** The answer to a request with these headers: 304 when it has this body already. */
  async answer(request: Headers, cacheControl: string): Promise<Response> {
    const headers: Record<string, string> = {
      "content-type": this.type,
      "cache-control": cacheControl,
      etag: this.etag,
      vary: cacheControl.startsWith("private") ? OWN_VARY : "accept-encoding",
    };
    if (hasTag(request.get("if-none-match"), this.etag)) return new Response(null, { status: 304, headers });
    const encoding = this.body.length < 1000 ? "identity" : bestEncoding(request.get("accept-encoding"));
    const body = await this.as(encoding);
    headers["content-length"] = String(body.length);
    if (encoding !== "identity") headers["content-encoding"] = encoding;
    return new Response(body, { headers });
  }

  private as(encoding: Encoding): Promise<Bytes> {
    const kept = this.encoded.get(encoding);
    if (kept) return kept;
    const making = encoding === "br" ? compressBrotli(this.body) : compressGzip(this.body, { level: 6 });
    const made = making as Promise<Bytes>;
    this.encoded.set(encoding, made);
    return made;
  }
}

const hashOf = (body: Bytes): string => createHash("sha256").update(body).digest("base64url").slice(0, 20);

const compressBrotli = (body: Bytes) =>
  brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });

/** The smallest encoding that `accept` (the header Accept-Encoding) allows. */
export function bestEncoding(accept: string | null): Encoding {
  const allowed = new Set(
    (accept ?? "")
      .toLowerCase()
      .split(",")
      .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
      .map((part) => part.split(";")[0].trim()),
  );
  if (allowed.has("br")) return "br";
  return allowed.has("gzip") ? "gzip" : "identity";
}

/** Whether `header` (If-None-Match) names `etag`; weak tags count, since we never give ranges. */
export const hasTag = (header: string | null, etag: string): boolean =>
  header !== null &&
  (header.trim() === "*" || header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag));
