import type { IncidentCard } from "../../../domain/incident.ts";
import { errorOf } from "../request.ts";
import type { ClientError } from "../result.ts";
import { goesWith, type Kept, type OtherVisit, type OutboxRecord, type OutboxState } from "./record.ts";

/** What became of one try: taken, refused for good, or to be tried again (`signed out`: not before somebody signs in). */
export type Outcome =
  | { outcome: "taken"; others: OtherVisit[] }
  | { outcome: "refused"; error: ClientError }
  | { outcome: "later"; afterMs: number | null }
  | { outcome: "signed out" };

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** Tells the server whose record comes: it is not taken from anybody else who is signed in by now. */
const ACCOUNT_HEADER = "x-account";

/** Sends `record` of `account` once. Never throws: a connection that fails is a reason to try later. */
export async function send(record: OutboxRecord, account: string, fetch: Fetch): Promise<Outcome> {
  const { method, path, type, body } = requestOf(record);
  const headers = { "content-type": type, [ACCOUNT_HEADER]: encodeURIComponent(account) };
  let response: Response;
  try {
    response = await fetch(path, { method, headers, body });
  } catch {
    return { outcome: "later", afterMs: null };
  }
  if (response.ok) return { outcome: "taken", others: await othersIn(response) };
  const error = await errorOf(response, path).catch((): ClientError => ({ code: "answer", message: "" }));
  if (response.status === 401 || SIGN_IN_FIRST.has(error.code)) return { outcome: "signed out" };
  if (response.status >= 500 || LATER.has(response.status)) {
    return { outcome: "later", afterMs: error.retryAfterS === undefined ? null : error.retryAfterS * 1000 };
  }
  if (record.kind === "step" && error.code === "step_taken" && (await isOwn(record, fetch))) {
    return { outcome: "taken", others: [] };
  }
  return { outcome: "refused", error };
}

/**
 * Whether the step that somebody has taken since is this one: it reached the server before, and its answer got lost. Where that
 * cannot be found out it counts as somebody else's.
 */
async function isOwn({ incident, body, by }: Extract<OutboxRecord, { kind: "step" }>, fetch: Fetch): Promise<boolean> {
  try {
    const response = await fetch(`/api/incidents/${incident}`, { method: "GET" });
    if (!response.ok) return false;
    const { steps, seen } = (await response.json()) as IncidentCard;
    const since = seen > body.seen ? steps.slice(body.seen - seen) : [];
    return since.some((step) => step.by === by && step.step === body.step && (step.note ?? "") === (body.note ?? ""));
  } catch {
    return false; // why: the record stays as refused, and its maker sees for themselves
  }
}

/** Refusals that are about who is signed in, not about the record. */
const SIGN_IN_FIRST = new Set(["other_account", "password_expired"]);

/** Timed out, too early, too often. */
const LATER = new Set([408, 425, 429]);

function requestOf(record: OutboxRecord): { method: string; path: string; type: string; body: BodyInit } {
  const json = (path: string, body: object) => ({
    method: "POST",
    path,
    type: "application/json",
    body: JSON.stringify(body),
  });
  switch (record.kind) {
    case "visit":
      return json("/api/visits", { id: record.id, ...record.body });
    case "report":
      return json("/api/incidents", { key: record.id, ...record.body });
    case "step":
      return json(`/api/incidents/${record.incident}/steps`, record.body);
    case "photo": {
      const of = "visit" in record ? `/api/visits/${record.visit}` : `/api/incidents/reported/${record.report}`;
      const path = `${of}/photos/${record.number}`;
      return { method: "PUT", path, type: record.type, body: record.bytes };
    }
  }
}

/** What others noted meanwhile, where the answer says so. */
async function othersIn(response: Response): Promise<OtherVisit[]> {
  if (response.status === 204) return [];
  try {
    const { others } = (await response.json()) as { others?: OtherVisit[] };
    return Array.isArray(others) ? others : [];
  } catch {
    return []; // why: the status says that it is stored; the rest of the answer got lost on the way
  }
}

/** Where records are kept, in the order they were added. */
export type Shelf = {
  all(): Promise<Kept[]>;
  change(id: string, state: OutboxState): Promise<void>;
  remove(id: string): Promise<void>;
};

/** How a run ended: everything that can be sent is sent, or the rest waits. */
export type Run = "done" | "signed out" | { againInMs: number | null };

/**
 * Sends what waits on `shelf`, the oldest first, one at a time. What is refused stays and holds up nothing but its own
 * photos; when the connection fails, everything after it waits too, so that the order holds.
 */
export async function sendAll(shelf: Shelf, account: string, fetch: Fetch, onChange: () => void): Promise<Run> {
  const refused = new Set<string | null>();
  for (const { record, state } of await shelf.all()) {
    if (state === "refused") refused.add(record.id);
    if (state !== "waiting" || refused.has(goesWith(record))) continue;
    const result = await send(record, account, fetch);
    if (result.outcome === "signed out") return "signed out";
    if (result.outcome === "later") return { againInMs: result.afterMs };
    if (result.outcome === "refused") {
      await shelf.change(record.id, { state: "refused", error: result.error });
      refused.add(record.id);
    } else if (result.others.length > 0) await shelf.change(record.id, { state: "noted", others: result.others });
    else await shelf.remove(record.id);
    onChange();
  }
  return "done";
}

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;

/** How long to wait after `failures` runs in a row that failed. */
export const waitAfter = (failures: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 20));
