import type { DepartmentEndpoint, OfferedService } from "../../domain/open311/endpoint.ts";
import { NotXml, readXml, type XmlElement } from "../../domain/open311/xml.ts";
import { type Asking, askOutside, OutsideFault } from "../http/ask-outside.ts";

/** A department's system, and how it may be asked. */
export type Remote = Pick<DepartmentEndpoint, "url" | "format" | "jurisdiction"> & { key: string | null };
export type Reach = Omit<Asking, "form">;

/**
 * Why a request came to nothing. `refused`: they said no, with their reason, and will say so again. `unsure`: it may have arrived. Otherwise
 * it did not, and may be made again.
 */
export class RemoteFault extends Error {
  constructor(
    readonly kind: "refused" | "unsure" | "away",
    reason: string,
  ) {
    super(reason);
  }
}

/** A record of an answer: the texts of its fields; what is empty is left out. */
export type RemoteRecord = Readonly<Record<string, string>>;

const MOST_REASON = 200;

/** What they offer, in their order. Throws RemoteFault. */
export async function servicesOf(remote: Remote, reach: Reach): Promise<OfferedService[]> {
  const records = await ask(remote, "services", {}, reach);
  return records.flatMap(({ service_code: code, service_name: name }) => (code ? [{ code, name: name ?? code }] : []));
}

/** Asks them for something; gives the number they know it by, or a token for it. Throws RemoteFault. */
export async function requestFrom(
  remote: Remote,
  fields: Readonly<Record<string, string>>,
  reach: Reach,
): Promise<{ id: string } | { token: string }> {
  const form = new URLSearchParams({ ...common(remote), ...fields });
  const [record] = await answered(remote, addressOf(remote, "requests"), { ...reach, form });
  if (record?.service_request_id) return { id: record.service_request_id };
  if (record?.token) return { token: record.token };
  throw new RemoteFault("unsure", "no-id");
}

/** Requests of a service between two moments, as far as they tell. Throws RemoteFault. */
export const requestsBetween = (remote: Remote, service: string, from: Date, to: Date, reach: Reach) =>
  ask(remote, "requests", { service_code: service, start_date: from.toISOString(), end_date: to.toISOString() }, reach);

/** The request with this number; undefined where the answer has none. Throws RemoteFault. */
export const requestWith = (remote: Remote, id: string, reach: Reach): Promise<RemoteRecord | undefined> =>
  ask(remote, `requests/${encodeURIComponent(id)}`, {}, reach).then(([record]) => record);

/** The number behind a token; undefined while there is none. Throws RemoteFault. */
export const idBehind = (remote: Remote, token: string, reach: Reach): Promise<string | undefined> =>
  ask(remote, `tokens/${encodeURIComponent(token)}`, {}, reach).then(([record]) => record?.service_request_id);

const common = ({ key, jurisdiction }: Remote): Record<string, string> => ({
  ...(key === null ? {} : { api_key: key }),
  ...(jurisdiction === null ? {} : { jurisdiction_id: jurisdiction }),
});

const addressOf = ({ url, format }: Remote, path: string): URL =>
  new URL(`${url.replace(/\/+$/, "")}/${path}.${format}`);

async function ask(remote: Remote, path: string, query: Record<string, string>, reach: Reach): Promise<RemoteRecord[]> {
  const url = addressOf(remote, path);
  for (const [name, value] of Object.entries({ ...common(remote), ...query })) url.searchParams.set(name, value);
  return answered(remote, url, reach);
}

async function answered({ format }: Remote, url: URL, asking: Asking): Promise<RemoteRecord[]> {
  const { status, body } = await askOutside(url, asking).catch((fault: unknown) => {
    if (!(fault instanceof OutsideFault)) throw fault;
    throw new RemoteFault(fault.sent ? "unsure" : fault.reason === "away" ? "away" : "refused", fault.reason);
  });
  if (status >= 200 && status < 300) return read(body, format);
  const isTheirs = status >= 500 || status === 408 || status === 429;
  throw new RemoteFault(isTheirs ? "unsure" : "refused", reasonIn(body, format) ?? `HTTP ${status}`);
}

/** What a list of errors says; null where the body is none. */
function reasonIn(body: string, format: Remote["format"]): string | null {
  try {
    const said = read(body, format).map(({ description }) => description ?? "");
    return said.join(" ").trim().slice(0, MOST_REASON) || null;
  } catch (error) {
    if (error instanceof RemoteFault) return null;
    throw error;
  }
}

function read(body: string, format: Remote["format"]): RemoteRecord[] {
  try {
    return format === "json" ? readJson(body) : readXml(body).children.map(recordOf);
  } catch (error) {
    if (error instanceof NotXml || error instanceof SyntaxError) throw new RemoteFault("unsure", "garbled");
    throw error;
  }
}

function readJson(body: string): RemoteRecord[] {
  const value: unknown = JSON.parse(body);
  if (!Array.isArray(value)) throw new SyntaxError("not a list");
  return value.map((item: unknown) =>
    Object.fromEntries(
      Object.entries(typeof item === "object" && item !== null ? item : {}).flatMap(([name, part]) =>
        // numbers, too: the standard's own examples give ids as numbers
        ["string", "number", "boolean"].includes(typeof part) && part !== "" ? [[name, String(part)]] : [],
      ),
    ),
  );
}

const recordOf = ({ children }: XmlElement): RemoteRecord =>
  Object.fromEntries(children.flatMap(({ name, text }) => (text === "" ? [] : [[name, text]])));
