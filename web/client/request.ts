import type { EditsConflict } from "../../domain/layout/publication.ts";
import { type ClientError, failed, ok, type Result } from "./result.ts";
import { fetchUntilSilent } from "./silence.ts";

/** What the server is still making: how far it is, 0–1. */
export type BeingMade = { progress: number };

/** GET `path` as JSON. Codes of ours beside the server's: `network` (no answer), `answer` (not what was asked for). */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<Result<T>> {
  return ask(path, { signal }, (response) => response.json() as Promise<T>);
}

/** The same, with the headers of the answer. */
export async function getWithHeaders<T>(path: string): Promise<Result<{ value: T; headers: Headers }>> {
  return ask(path, {}, async (response) => ({ value: (await response.json()) as T, headers: response.headers }));
}

/** GET `path` as bytes. */
export async function getBytes(path: string, signal?: AbortSignal): Promise<Result<Uint8Array>> {
  return ask(path, { signal }, async (response) => new Uint8Array(await response.arrayBuffer()));
}

/** GET `path` as bytes, or how far the server is with making them (202). */
export async function getBytesWhenMade(path: string): Promise<Result<Uint8Array | BeingMade>> {
  return ask(path, {}, async (response) =>
    response.status === 202 ? ((await response.json()) as BeingMade) : new Uint8Array(await response.arrayBuffer()),
  );
}

/** Sends `body` as JSON and gives the JSON that comes back; nothing where the answer has no content. */
export async function sendJson<T>(
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
): Promise<Result<T>> {
  const init: RequestInit = { method };
  if (body !== undefined) {
    init.headers = { "content-type": "application/json" };
    init.body = JSON.stringify(body);
  }
  return ask(path, init, async (response) =>
    response.status === 204 ? (undefined as T) : ((await response.json()) as T),
  );
}

/** Sends bytes under their own type; nothing comes back. */
export async function sendBytes(method: "PUT", path: string, body: Blob): Promise<Result<void>> {
  return ask(path, { method, headers: { "content-type": body.type }, body }, async () => undefined);
}

/** Sends bytes, whatever they are, and gives the JSON that comes back. */
export async function postBytes<T>(path: string, body: Blob): Promise<Result<T>> {
  const headers = { "content-type": "application/octet-stream" };
  return ask(path, { method: "POST", headers, body }, (response) => response.json() as Promise<T>);
}

type Listener = (error: ClientError) => void;

let tellOfRefusal: Listener = () => {};

/** Whoever is to know when the server does not know us any more (401) or does not let us (403). One for a page. */
export function onRefusal(listener: Listener): void {
  tellOfRefusal = listener;
}

async function ask<T>(path: string, init: RequestInit, read: (response: Response) => Promise<T>): Promise<Result<T>> {
  const failure = (code: string, cause: unknown) =>
    failed({ code: init.signal?.aborted ? "aborted" : code, message: String(cause), where: path });
  let response: Response;
  try {
    response = await fetchUntilSilent(path, init);
  } catch (cause) {
    return failure("network", cause);
  }
  try {
    if (response.ok) return ok(await read(response));
    const error = await errorOf(response, path);
    if (error.code === "not_signed_in" || response.status === 403) tellOfRefusal(error);
    return failed(error);
  } catch (cause) {
    return failure("answer", cause);
  }
}

/** What an answer that is not 2xx says went wrong. */
export async function errorOf(response: Response, path: string): Promise<ClientError> {
  const text = await response.text();
  const status = response.status;
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  const wait = Number.isFinite(seconds) ? { retryAfterS: seconds } : {};
  try {
    const answer = JSON.parse(text) as Partial<ClientError> & Partial<EditsConflict>;
    const { code, message, where, grids } = answer;
    const choices = Array.isArray(grids) ? { grids } : {};
    const conflict = code === "edits_conflict" && answer.theirs ? { conflict: answer as EditsConflict } : {};
    if (code) return { code, message: message ?? "", where: where ?? path, status, ...wait, ...choices, ...conflict };
  } catch {
    // why: a proxy in between answers in HTML; its status says all there is to say
  }
  return { code: `http_${status}`, message: response.statusText, where: path, status, ...wait };
}
