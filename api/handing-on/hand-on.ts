import { MOST_DESCRIPTION } from "../../domain/open311/report.ts";
import { holdLog } from "../audit/queries.ts";
import type { Database } from "../database/database.ts";
import { endpointContext } from "../departments/secret.ts";
import type { Areas } from "../grids/areas.ts";
import { officeNameOf } from "../grids/lineage.ts";
import { tellOf } from "../incidents/report-queries.ts";
import { lookAgain } from "../look-again.ts";
import type { Parts } from "../parts.ts";
import { noteArrival, whistleAnswered } from "../whistles/queries.ts";
import { type CallOutcome, noteCall, type TakenCall, takeCalls } from "./outbox-queries.ts";
import { idBehind, type Reach, type Remote, RemoteFault, requestFrom, requestsBetween, requestWith } from "./remote.ts";

/** Calls looked at in one round, all at once: less than their lease even where none answers. */
const BATCH = 20;

/** A call that finds no taker so often is given up: after about half a day. */
const MOST_ATTEMPTS = 10;

/** Seconds until a call is tried again: twice as long each time, an hour at most. */
const againS = (attempts: number): number => Math.min(3600, 30 * 2 ** attempts);

/** How often they are asked how far it is: the younger the more often. Given up after half a year. */
const ASK_EVERY_S = { least: 60, most: 6 * 3600 };
const ASK_WITHIN_S = 180 * 86_400;
const askAgainS = (ageS: number): number => Math.max(ASK_EVERY_S.least, Math.min(ASK_EVERY_S.most, ageS / 20));

const HOUR_MS = 3_600_000;

type Handing = { database: Database; areas: Areas; reach: Reach };

/**
 * Hands on what waits and asks after what was handed on, as far as its moment has come; gives the ids of incidents that have news. A call is
 * marked before it is handed over; one whose answer was lost is looked for among their requests, by our number in its words, before it is
 * handed over again. Several processes may do this at once.
 */
export async function handOnDue(handing: Handing): Promise<number[]> {
  const calls = await takeCalls(handing.database.sql, BATCH);
  const isNew = await Promise.all(calls.map((call) => goOnWith(handing, call)));
  return calls.filter((_, index) => isNew[index]).map(({ incident_id }) => incident_id);
}

async function goOnWith(handing: Handing, call: TakenCall): Promise<boolean> {
  const outcome = await (call.state === "sent" ? askAfter(handing, call) : handOver(handing, call));
  return handing.database.sql.begin(async (tx) => {
    // why: whoever writes incidents takes this lock first, so that none waits for another crosswise
    await holdLog(tx);
    if (!(await noteCall(tx, call.id, call.state, outcome))) return false;
    const isDone = outcome.state === "closed" && (await whistleAnswered(tx, call.incident_id, call.nth)) === false;
    if (isDone) await noteArrival(tx, call.incident_id, call.nth, call.department);
    await tellOf(tx, call.incident_id);
    return true;
  }) as Promise<boolean>;
}

async function handOver(handing: Handing, call: TakenCall): Promise<CallOutcome> {
  const remote = remoteOf(handing, call);
  if (!remote) return { state: "failed", againS: 0, fault: "no-endpoint" };
  try {
    const service = call.endpoint!.services[call.kind] ?? call.endpoint!.usual_service;
    const known = call.attempts > 1 ? await findThere(handing, remote, call, service) : undefined;
    if (known) return { state: "sent", againS: 0, fault: null, remoteId: known };
    const given = await requestFrom(remote, fieldsOf(handing, call, service), handing.reach);
    const number = "id" in given ? { remoteId: given.id } : { token: given.token };
    return { state: "sent", againS: ASK_EVERY_S.least, fault: null, ...number };
  } catch (fault) {
    if (!(fault instanceof RemoteFault)) throw fault;
    if (fault.kind === "refused") return { state: "failed", againS: 0, fault: fault.message };
    if (call.attempts >= MOST_ATTEMPTS) return { state: "failed", againS: 0, fault: "given-up" };
    return { state: "waiting", againS: againS(call.attempts), fault: fault.message };
  }
}

/** The number of what arrived though no answer came back; undefined for none. */
async function findThere({ reach }: Handing, remote: Remote, call: TakenCall, service: string) {
  const [from, to] = [call.first_at.getTime() - HOUR_MS, Date.now() + HOUR_MS].map((ms) => new Date(ms));
  const requests = await requestsBetween(remote, service, from, to, reach).catch((fault: unknown) => {
    // why: who offers no search can tell nobody, and a call made twice is better than none
    if (fault instanceof RemoteFault && fault.kind === "refused") return [];
    throw fault;
  });
  return requests.find(({ description }) => description?.includes(markOf(call)))?.service_request_id;
}

/** Our own number of a call, which stands in its words there. */
const markOf = ({ code, nth }: TakenCall): string => `${code}/${nth}`;

function fieldsOf({ areas }: Handing, call: TakenCall, service: string): Record<string, string> {
  const { text, note, address, lat, lng, area_id } = call;
  const from = `（${officeNameOf(areas, area_id)} ${markOf(call)}）`;
  const words = [text, ...(note ? [note] : [])].join("\n");
  return {
    service_code: service,
    lat: lat.toFixed(7),
    long: lng.toFixed(7),
    ...(address ? { address_string: address } : {}),
    description: `${[...words].slice(0, MOST_DESCRIPTION - from.length).join("")}${from}`,
  };
}

async function askAfter(handing: Handing, call: TakenCall): Promise<CallOutcome> {
  const remote = remoteOf(handing, call);
  if (!remote) return { state: "failed", againS: 0, fault: "no-endpoint" };
  if (call.age_s > ASK_WITHIN_S) return { state: "failed", againS: 0, fault: "no-end" };
  const later: CallOutcome = { state: "sent", againS: askAgainS(call.age_s), fault: null };
  try {
    const id = call.remote_id ?? (await idBehind(remote, call.token!, handing.reach));
    if (id === undefined) return later;
    const request = await requestWith(remote, id, handing.reach);
    const status = request?.status?.toLowerCase();
    if (status !== "open" && status !== "closed") return { ...later, remoteId: id, fault: "garbled" };
    const note = { status, text: request?.status_notes ?? null };
    return { ...later, state: status === "closed" ? "closed" : "sent", remoteId: id, note };
  } catch (fault) {
    if (!(fault instanceof RemoteFault)) throw fault;
    return { ...later, fault: fault.message };
  }
}

function remoteOf({ database: { sealer } }: Handing, { endpoint, department_id }: TakenCall): Remote | null {
  if (!endpoint) return null;
  const { url, format, jurisdiction, secret } = endpoint;
  return { url, format, jurisdiction, key: sealer.open(secret, endpointContext(department_id)) };
}

/** After the start: the town's own work comes first. */
const BEGIN_AFTER_MS = 20_000;
const LOOK_EVERY_MS = 5_000;

/** Hands on from now on. Gives how to stop it. */
export const followHandingOn = ({ database, memory, settings, changes }: Parts): (() => void) =>
  lookAgain(
    async () => {
      const handing = { database, areas: memory.areas, reach: { privateHosts: settings.privateHosts } };
      if ((await handOnDue(handing)).length > 0) changes.pullQuietly();
    },
    {
      beginAfterMs: BEGIN_AFTER_MS,
      everyMs: LOOK_EVERY_MS,
      complaint: "calls for other departments could not be handed on, trying again:",
    },
  );
