import type { SessionInfo } from "../../../domain/role.ts";
import { type Copies, type FoundCopy, openCopies, type Slot } from "./copies.ts";
import { keptAs } from "./kept-routes.ts";
import { fetchUntilLetGo } from "./letting-go.ts";
import { belongTo, forgetCopies, noteHeard } from "./whose.ts";

/** How long the server is waited for where there is a copy. */
const PATIENCE_MS = 3_000;

/** Stands on an answer that was kept and not asked about: when the server was last heard, ISO 8601. */
export const KEPT_HEADER = "x-kept";

/** What still goes on after the answer: the worker must live until then. */
type After = (work: Promise<unknown>) => void;

/**
 * The answer to a GET of the page, from the server or from the copies of this device; null for what is not kept and goes its
 * usual way. An answer 401 makes the device forget everything.
 */
export function answer(request: Request, after: After): Promise<Response> | null {
  if (request.method !== "GET") return null;
  const kept = keptAs(new URL(request.url));
  if (!kept) return null;
  return kept.first === "versioned" ? copyFirst(request, kept.slot, after) : serverFirst(request, kept.slot, after);
}

async function copyFirst(request: Request, slot: Slot, after: After): Promise<Response> {
  const copies = await openCopies();
  const copy = await copies?.find(slot);
  if (copy) return responseOf(copy);
  const response = await fetchUntilLetGo(request);
  after(takeIn(response.clone(), copies, slot));
  return response;
}

async function serverFirst(request: Request, slot: Slot, after: After): Promise<Response> {
  const copies = await openCopies();
  const copy = (await copies?.find(slot)) ?? null;
  if (!copies || !copy) {
    const response = await fetchUntilLetGo(request);
    after(takeIn(response.clone(), copies, slot));
    return response;
  }
  const asked = ask(request, copy, copies, slot, after);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  after(asked);
  return (await Promise.race([asked, late])) ?? responseOf(copy, copies);
}

/** What the server says of `copy`; null where it cannot be reached. */
async function ask(request: Request, copy: FoundCopy, copies: Copies, slot: Slot, after: After) {
  const headers = new Headers(request.headers);
  if (copy.head.etag) headers.set("if-none-match", copy.head.etag);
  // why not the browser's own cache: it would keep these answers in clear, and answer 304 by itself
  const response = await fetchUntilLetGo(request.url, { headers, cache: "no-store", signal: request.signal }).catch(
    () => null,
  );
  if (response === null || response.status >= 500) return null;
  if (response.status === 304) {
    await noteHeard(copies.place, copies.about.id, keepSecondsOf(response));
    return responseOf({ ...copy, head: { ...copy.head, date: response.headers.get("date") } });
  }
  after(takeIn(response.clone(), copies, slot));
  return response;
}

/** Keeps what the server said, or forgets what it no longer says. */
async function takeIn(response: Response, copies: Copies | null, slot: Slot): Promise<void> {
  if (response.status === 401) return forgetCopies();
  if (!copies) return;
  if (response.status === 200 || response.status === 204) {
    await noteHeard(copies.place, copies.about.id, keepSecondsOf(response));
    const { headers } = response;
    const head = { type: headers.get("content-type") ?? "", etag: headers.get("etag"), date: headers.get("date") };
    const body = new Uint8Array(await response.arrayBuffer());
    if (slot.address === SESSION && (await isOther(copies, body))) return startAnew(body);
    await copies.keep(slot, head, body);
  } else if (response.status < 500 && response.status !== 429) await copies.drop(slot);
}

const SESSION = "/api/session";

/** Whether who is signed in, or what they may do, is other than the copies were made for. */
async function isOther(copies: Copies, session: Uint8Array): Promise<boolean> {
  const copy = await copies.find({ address: SESSION, shelf: "", version: "" });
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return copy !== null && text(copy.body) !== text(session);
}

/** Forgets all: who lost a duty must not find on the phone what the server no longer shows. */
async function startAnew(session: Uint8Array): Promise<void> {
  await forgetCopies();
  await belongTo((JSON.parse(new TextDecoder().decode(session)) as SessionInfo).username);
}

function responseOf({ head, body }: FoundCopy, stale: Copies | null = null): Response {
  const headers = new Headers({ "content-type": head.type });
  if (head.etag) headers.set("etag", head.etag);
  if (head.date) headers.set("date", head.date);
  if (stale) headers.set(KEPT_HEADER, new Date(stale.about.heardAt).toISOString());
  // an empty tile
  return body.length === 0 ? new Response(null, { status: 204, headers }) : new Response(body, { headers });
}

function keepSecondsOf({ headers }: Response): number | null {
  const seconds = Number(headers.get("x-keep-seconds") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : null;
}
