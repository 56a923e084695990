import { type ClientError, failed, ok, type Result } from "./result.ts";

/** GET `path` as JSON. Codes of ours beside the server's: `network` (no answer), `answer` (not what was asked for). */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<Result<T>> {
  return get(path, (response) => response.json() as Promise<T>, signal);
}

/** GET `path` as bytes. */
export async function getBytes(path: string, signal?: AbortSignal): Promise<Result<Uint8Array>> {
  return get(path, async (response) => new Uint8Array(await response.arrayBuffer()), signal);
}

async function get<T>(
  path: string,
  read: (response: Response) => Promise<T>,
  signal?: AbortSignal,
): Promise<Result<T>> {
  let response: Response;
  try {
    response = await fetch(path, { signal });
  } catch (cause) {
    return failed({ code: signal?.aborted ? "aborted" : "network", message: String(cause), where: path });
  }
  try {
    return response.ok ? ok(await read(response)) : failed(await errorOf(response, path));
  } catch (cause) {
    return failed({ code: signal?.aborted ? "aborted" : "answer", message: String(cause), where: path });
  }
}

async function errorOf(response: Response, path: string): Promise<ClientError> {
  const text = await response.text();
  try {
    const { code, message, where } = JSON.parse(text) as Partial<ClientError>;
    if (code) return { code, message: message ?? "", where: where ?? path, status: response.status };
  } catch {
    // why: a proxy in between answers in HTML; its status says all there is to say
  }
  return { code: `http_${response.status}`, message: response.statusText, where: path, status: response.status };
}
