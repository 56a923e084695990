import { lookup as lookUp } from "node:dns";
import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestByTls } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Why nobody outside gave an answer that can be used. `sent`: the request may have arrived nevertheless. */
export class OutsideFault extends Error {
  constructor(
    readonly reason: "private" | "no-tls" | "away" | "timeout" | "redirect" | "too-large",
    readonly sent: boolean,
  ) {
    super(reason);
  }
}

export type OutsideAnswer = { status: number; body: string };

export type Asking = {
  /** fields of a form to post; left out: a GET */
  form?: URLSearchParams;
  /** hosts of the own network that may be asked nevertheless, also without TLS */
  privateHosts: readonly string[];
  timeoutMs?: number;
  mostBytes?: number;
};

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * Asks a server that somebody else runs. An address that an administrator or another server names must not lead into the own network, nor to
 * this machine: names are looked up once, by what then connects, and no redirect is followed. Throws OutsideFault.
 */
export function askOutside(url: URL, asking: Asking): Promise<OutsideAnswer> {
  const { form, privateHosts, timeoutMs = TIMEOUT_MS, mostBytes = MOST_BYTES } = asking;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isOurs = privateHosts.includes(host);
  if (!isOurs && isIP(host) && isPrivate(host)) return Promise.reject(new OutsideFault("private", false));
  if (!isOurs && url.protocol !== "https:") return Promise.reject(new OutsideFault("no-tls", false));
  return new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? requestByTls : requestPlain;
    const outgoing = request(url, {
      method: form ? "POST" : "GET",
      headers: {
        accept: "application/json, text/xml",
        "accept-encoding": "identity",
        ...(form ? { "content-type": "application/x-www-form-urlencoded; charset=utf-8" } : {}),
      },
      signal: AbortSignal.timeout(timeoutMs),
      ...(isOurs ? {} : { lookup: publicLookup }),
    });
    outgoing.on("error", (error) => reject(faultOf(error)));
    outgoing.on("response", (response) => readAnswer(response, mostBytes).then(resolve, reject));
    outgoing.end(form?.toString());
  });
}

async function readAnswer(response: IncomingMessage, mostBytes: number): Promise<OutsideAnswer> {
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) {
    response.destroy();
    throw new OutsideFault("redirect", false);
  }
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > mostBytes) throw new OutsideFault("too-large", true);
      chunks.push(chunk);
    }
  } catch (error) {
    throw faultOf(error);
  }
  return { status, body: Buffer.concat(chunks).toString("utf8") };
}

// nobody listened there, or nobody of that name is known: nothing was sent
const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

function faultOf(error: unknown): OutsideFault {
  if (error instanceof OutsideFault) return error;
  const { name, code } = error as { name?: string; code?: string };
  if (name === "TimeoutError" || name === "AbortError") return new OutsideFault("timeout", true);
  return new OutsideFault("away", !NEVER_SENT.has(code ?? ""));
}

/** Looks a name up, and refuses one that leads to an address of a private network. */
const publicLookup: LookupFunction = (host, options, done) => {
  lookUp(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, "", 0);
    if (addresses.length === 0 || addresses.some(({ address }) => isPrivate(address))) {
      return done(new OutsideFault("private", false), "", 0);
    }
    if (options.all) return done(null, addresses);
    done(null, addresses[0].address, addresses[0].family);
  });
};

// IANA: special-purpose address registries, what is not reachable from everywhere. IPv4 within IPv6 (::ffff:10.0.0.1) goes by the IPv4 in it
const NOT_PUBLIC = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  NOT_PUBLIC.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 96],
  ["64:ff9b::", 96],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const) {
  NOT_PUBLIC.addSubnet(network, prefix, "ipv6");
}

/** Whether an address belongs to this machine, to a private network, or to nobody. */
export const isPrivate = (address: string): boolean => NOT_PUBLIC.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
