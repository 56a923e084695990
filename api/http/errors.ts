import { HTTPException } from "hono/http-exception";

/** What every failing request answers. `code` is stable; `message` is for people, Chinese first; `where` names the place. */
export type ErrorBody = { code: string; message: string; where?: string };

type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 429 | 500 | 503;

/** Thrown by routes; becomes `{code, message, where?}` with `status`. */
export class HttpError extends Error {
  constructor(
    readonly status: ErrorStatus,
    readonly code: string,
    message: string,
    readonly where?: string,
  ) {
    super(message);
  }

  get body(): ErrorBody {
    const { code, message, where } = this;
    return where === undefined ? { code, message } : { code, message, where };
  }
}

/** A 404 for a thing that is not there, or not in scope. */
export const unknown = (code: string, what: string, value: string | number): HttpError =>
  new HttpError(404, code, `没有${what}“${value}”。 There is none.`, String(value));

/** A 404 for a position outside the areas of whoever asks. */
export const placeOutside = (): HttpError =>
  new HttpError(
    404,
    "place_unknown",
    "这个位置不在您负责的区域内。 This place is not in an area of yours.",
    "position",
  );

const AWAY = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ETIMEDOUT",
  "EPIPE",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  // the server says: shutting down, crashed, still starting, gone from under us
  "57P01",
  "57P02",
  "57P03",
  "08000",
  "08003",
  "08006",
]);

/** True for errors that mean the database cannot be reached, as against a query that is wrong. */
const isDatabaseAway = (error: unknown): boolean => AWAY.has(String((error as { code?: unknown } | null)?.code));

/** The error a person gets to see for anything thrown while answering. Our own mistakes are named `internal`. */
export function asHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (isDatabaseAway(error)) {
    return new HttpError(503, "database_away", "数据库暂时连接不上，请稍后再试。 The database cannot be reached.");
  }
  if (error instanceof HTTPException && error.status === 400) {
    return new HttpError(400, "malformed_body", "请求内容不是有效的 JSON。 The body is not JSON.", "body");
  }
  return new HttpError(500, "internal", "服务器出错，已记入日志。 Something went wrong on the server.");
}

/** What the server's log may say of an error: a refused row, which PostgreSQL adds as detail, is somebody's data. */
export const forLog = (error: unknown): unknown =>
  error instanceof Error && "severity" in error ? (error.stack ?? error.message) : error;

/** The value as a message shows it: short, and never an object's innards. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

type Issue = { path: PropertyKey[]; message: string };

/** A 400 that names the first parameter that is wrong, the value it had and what would do. */
export function invalidParameter(issues: Issue[], given: unknown): HttpError {
  const [issue] = issues;
  const where = issue.path.map(String).join(".");
  const value = issue.path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
    given,
  );
  const found = value === undefined ? "未给出" : `收到“${shown(value)}”`;
  return new HttpError(
    400,
    "invalid_parameter",
    `参数 ${where || "body"} 不正确：${issue.message}；${found}。`,
    where || "body",
  );
}
